"""A real Neo4j for the tests: the server's jars from Maven, started on a free port, stopped by its own process id.

The jars are kept outside the checkout, in SYMPOSIUM_MAP_TEST_CACHE or the user's cache folder. With
SYMPOSIUM_MAP_TEST_NEO4J=bolt://… the tests of the older line use that server instead: all that is in it is lost.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

if TYPE_CHECKING:
    from collections.abc import Iterator

_POM = """<project><modelVersion>4.0.0</modelVersion>
 <groupId>local</groupId><artifactId>neo4j-for-tests</artifactId><version>1</version><packaging>pom</packaging>
 <dependencies>
  <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>{version}</version></dependency>
  <dependency><groupId>org.neo4j.app</groupId><artifactId>neo4j-server</artifactId><version>{version}</version></dependency>
 </dependencies></project>
"""
_CONFIGURATION = """server.default_listen_address=127.0.0.1
server.bolt.enabled=true
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.connection_keep_alive=2s
server.http.enabled=false
server.https.enabled=false
dbms.security.auth_enabled={auth}
server.memory.heap.initial_size=512m
server.memory.heap.max_size=1g
server.memory.pagecache.size=256m
db.tx_log.rotation.retention_policy=2 files
dbms.usage_report.enabled=false
db.tx_log.preallocate=false
db.tx_log.rotation.size=32m
"""
_OPTIONS = [
    "-Xms512m",
    "-Xmx1g",
    "-XX:+UseG1GC",
    "-XX:-OmitStackTraceInFastThrow",
    "-XX:+DisableExplicitGC",
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "-Dfile.encoding=UTF-8",
    "-Dlog4j2.disable.jmx=true",
    "-Dio.netty.tryReflectionSetAccessible=true",
]
_FETCHED_S = 600
_STARTED_S = 150
_STOPPED_S = 60


class NotToBeHad(Exception):  # noqa: N818 - it says why a test is skipped
    """There can be no such server on this machine, and why."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of Neo4j: its version, the Java it needs, and the class that starts it."""

    version: str
    java: int
    main: str


LTS = Line("5.26.30", 17, "org.neo4j.server.CommunityEntryPoint")
NEWEST = Line("2026.08.1", 21, "org.neo4j.server.Neo4jCommunity")


@dataclass
class Neo4jServer:
    """One server; its data goes with its folder."""

    line: Line
    folder: Path
    has_auth: bool = False
    login: tuple[str, str] | None = None  # known once the first password was changed
    port: int = 0
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def address(self) -> str:
        return f"bolt://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it, or start it again on the same port with the same data; returns when it answers."""
        java, jars = _java(self.line), _jars(self.line)
        self.port = self.port or free_port()
        for name in ("data", "logs", "plugins", "import", "conf"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        configuration = _CONFIGURATION.format(port=self.port, auth=str(self.has_auth).lower())
        (self.folder / "conf" / "neo4j.conf").write_text(configuration, "utf-8")
        command = [java, *_OPTIONS, "-cp", f"{self.folder}/conf/*:{jars}/*", self.line.main]
        command += [f"--home-dir={self.folder}", f"--config-dir={self.folder}/conf"]
        with (self.folder / "logs" / "console.log").open("ab") as console:
            self.process = subprocess.Popen(command, stdout=console, stderr=console, cwd=self.folder)
        self._wait()

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Stop it, by its own process id."""
        if self.process is None:
            return
        self.process.send_signal(how)
        try:
            self.process.wait(_STOPPED_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None

    def _wait(self) -> None:
        deadline = time.monotonic() + _STARTED_S
        while not self._answers():
            if self.process is None or self.process.poll() is not None or time.monotonic() > deadline:
                self.stop(signal.SIGKILL)
                log = self.folder / "logs" / "neo4j.log"
                told = log.read_text("utf-8")[-2000:] if log.exists() else ""
                raise NotToBeHad(f"Neo4j {self.line.version} did not start: {told}")
            time.sleep(0.3)

    def _answers(self) -> bool:
        is_new = self.has_auth and self.login is None
        login = ("neo4j", "neo4j") if is_new else self.login
        try:
            socket.create_connection(("127.0.0.1", self.port), 1).close()
            with plain_driver(self.address, login) as opened, opened.session() as session:
                session.run("RETURN 1").consume()
        except Neo4jError as error:
            # the first password is for nothing but to be changed
            return is_new and (error.code or "").endswith("CredentialsExpired")
        except (OSError, DriverError):
            return False
        return True


def plain_driver(address: str, login: tuple[str, str] | None = None) -> neo4j.Driver:
    """A driver as it is, without anything of ours."""
    return neo4j.GraphDatabase.driver(
        address, auth=login, notifications_min_severity="OFF", connection_timeout=5
    )


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def running(line: Line = LTS, *, has_auth: bool = False) -> Iterator[Neo4jServer]:
    """A server with an empty database in a folder of its own; both are gone at the end."""
    with tempfile.TemporaryDirectory(prefix="neo4j-for-tests-") as folder:
        server = Neo4jServer(line, Path(folder), has_auth)
        try:
            server.start()
            yield server
        finally:
            server.stop(signal.SIGKILL)


def _java(line: Line) -> str:
    """The Java that can run this line, the one on the path first."""
    homes = [os.environ.get("JAVA_HOME"), *map(str, sorted(Path("/usr/lib/jvm").glob("*")))]
    places = [shutil.which("java"), *(f"{home}/bin/java" for home in homes if home)]
    for place in places:
        if place and Path(place).exists() and _version_of(place) >= line.java:
            return place
    raise NotToBeHad(f"Neo4j {line.version} needs Java {line.java} or later, and there is none here")


def _version_of(java: str) -> int:
    told = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=60, check=False).stderr
    found = re.search(r'version "(\d+)', told)
    return int(found[1]) if found else 0


def _jars(line: Line) -> Path:
    """The folder of the jars, fetched once."""
    cache = os.environ.get("SYMPOSIUM_MAP_TEST_CACHE") or os.environ.get("XDG_CACHE_HOME")
    folder = Path(cache or Path.home() / ".cache") / "symposium-map-tests" / f"neo4j-{line.version}"
    if folder.is_dir():
        return folder
    maven = shutil.which("mvn")
    if maven is None:
        raise NotToBeHad("Maven (mvn) brings the server, and there is none here")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as made:
        (Path(made) / "pom.xml").write_text(_POM.format(version=line.version), "utf-8")
        command = [maven, "-q", "-B", "-f", f"{made}/pom.xml", "dependency:copy-dependencies"]
        command += [f"-DoutputDirectory={made}/lib", "-DincludeScope=runtime"]
        told = subprocess.run(command, capture_output=True, text=True, timeout=_FETCHED_S, check=False)
        if told.returncode:
            raise NotToBeHad(f"Maven could not bring Neo4j {line.version}: {told.stdout[-500:]}")
        try:
            (Path(made) / "lib").rename(folder)
        except OSError:
            # another run was faster; its jars are the same
            if not folder.is_dir():
                raise
    return folder

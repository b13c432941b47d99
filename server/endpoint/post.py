"""One request over HTTP, within limits of time and size, to one host and nowhere else."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from server.endpoint.address import Endpoint

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds to connect, between two pieces of an answer, and for a request as a whole; bytes of an answer.

    ``tries`` are made of a request that fails for reasons that may pass, ``pause`` seconds after the first, twice
    as long after each further one; a server that asks for more than ``patience`` seconds is not waited for.
    """

    connect: float = 10.0
    silence: float = 90.0
    whole: float = 180.0
    size: int = 4 * _MEGABYTE
    tries: int = 3
    pause: float = 1.0
    patience: float = 60.0


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered; names of headers are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class UnreachableError(Exception):
    """No connection, or one that broke off."""


class TooSlowError(Exception):
    """No answer within the time."""


class TooLargeError(Exception):
    """An answer over the size that is read."""


class StoppedError(Exception):
    """The request was broken off on purpose."""


class Posting:
    """Sends requests to one endpoint; ``stop`` breaks off those that are under way, from any thread."""

    def __init__(self, endpoint: Endpoint, limits: Limits) -> None:
        """Send to ``endpoint`` within ``limits``."""
        self._endpoint, self._limits = endpoint, limits
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self.stopped = threading.Event()

    def stop(self) -> None:
        """Close all connections and open no more."""
        self.stopped.set()
        with self._lock:
            for one in self._open:
                _shut(one)

    def post(self, body: bytes) -> Reply:
        """The reply to one request; a redirect is a reply like any other and is not followed.

        UnreachableError, TooSlowError, TooLargeError, StoppedError where there is none.
        """
        began = time.monotonic()
        connection = self._connection()
        try:
            return self._exchange(connection, body, began)
        except (OSError, http.client.HTTPException, ValueError, AttributeError) as error:
            # ValueError and AttributeError: what ssl and http.client make of a connection that was shut
            if self.stopped.is_set():
                raise StoppedError from error
            if isinstance(error, TimeoutError) or time.monotonic() - began >= self._limits.whole:
                raise TooSlowError from error
            raise UnreachableError from error
        finally:
            connection.close()

    def _connection(self) -> http.client.HTTPConnection:
        host, port, seconds = self._endpoint.host, self._endpoint.port, self._limits.connect
        if self._endpoint.is_encrypted:
            return http.client.HTTPSConnection(
                host, port, timeout=seconds, context=ssl.create_default_context()
            )
        return http.client.HTTPConnection(host, port, timeout=seconds)

    def _exchange(self, connection: http.client.HTTPConnection, body: bytes, began: float) -> Reply:
        if self.stopped.is_set():
            raise StoppedError
        try:
            connection.connect()
        except TimeoutError as error:
            raise UnreachableError from error
        wire = connection.sock
        # the silence allowed starts anew with each byte: only a clock of its own ends an answer in drops
        clock = threading.Timer(max(0.0, began + self._limits.whole - time.monotonic()), _shut, [wire])
        clock.daemon = True
        with self._kept(wire):
            wire.settimeout(self._limits.silence)
            clock.start()
            try:
                if self.stopped.is_set():
                    raise StoppedError
                connection.request("POST", self._endpoint.path, body, self._headers())
                answer = connection.getresponse()
                read = self._read(answer)
            finally:
                clock.cancel()
        if time.monotonic() - began >= self._limits.whole:
            raise TooSlowError
        return Reply(answer.status, {k.lower(): v for k, v in answer.getheaders()}, read)

    def _read(self, answer: http.client.HTTPResponse) -> bytes:
        if (answer.length or 0) > self._limits.size:
            raise TooLargeError
        read = bytearray()
        while part := answer.read1(65536):
            read += part
            if len(read) > self._limits.size:
                raise TooLargeError
        if answer.length:
            raise http.client.IncompleteRead(b"", answer.length)
        return bytes(read)

    def _headers(self) -> dict[str, str]:
        told = {"Content-Type": "application/json", "Accept": "application/json", "Connection": "close"}
        return told | ({"Authorization": f"Bearer {self._endpoint.key}"} if self._endpoint.key else {})

    @contextmanager
    def _kept(self, wire: socket.socket) -> Iterator[None]:
        """Let ``stop`` know of the connection while it is open."""
        with self._lock:
            self._open.add(wire)
        try:
            yield
        finally:
            with self._lock:
                self._open.discard(wire)
        if self.stopped.is_set():
            raise StoppedError


def _shut(wire: socket.socket) -> None:
    with suppress(OSError):
        wire.shutdown(socket.SHUT_RDWR)

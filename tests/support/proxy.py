"""Stands between a client and a server: lets all through, delays it, or cuts it off in the middle."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import TracebackType

_SIZE = 65536
_DONE_S = 0.5  # by then the server has done what it was told


class Proxy:
    """Passes connections on to a port of this machine.

    ``delay_s`` holds back each piece on its way to the server. Once ``cut_at`` has been seen on the way there for the
    ``nth`` time, every connection is cut before it gets there, or, with ``after``, when the server has it and before
    its answer; new ones are refused until ``mend``, or, with ``once``, let through.
    """

    def __init__(self, target: int) -> None:
        self._target = target
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._cut_at: bytes | None = None
        self._left = 0
        self._after = self._once = self._is_closed = False
        self.is_cut = False
        self.delay_s = 0.0
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def address(self) -> str:
        return f"bolt://127.0.0.1:{self.port}"

    def cut_at(self, words: bytes, nth: int = 1, *, after: bool = False, once: bool = False) -> None:
        self.is_cut = False
        self._cut_at, self._left, self._after, self._once = words, nth, after, once

    def mend(self) -> None:
        self._cut_at, self._is_closed = None, False

    def cut(self) -> None:
        """Cut every connection."""
        self.is_cut, self._is_closed = True, not self._once
        with self._lock:
            for one in self._open:
                with suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)
                one.close()
            self._open.clear()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            if self._is_closed:
                client.close()
                continue
            try:
                server = socket.create_connection(("127.0.0.1", self._target), 5)
            except OSError:
                client.close()
                continue
            server.settimeout(None)
            with self._lock:
                self._open |= {client, server}
            threading.Thread(target=self._pass_on, args=(client, server, True), daemon=True).start()
            threading.Thread(target=self._pass_on, args=(server, client, False), daemon=True).start()

    def _pass_on(self, source: socket.socket, sink: socket.socket, is_to_server: bool) -> None:
        with suppress(OSError):
            while piece := source.recv(_SIZE):
                if is_to_server and self._is_the_place(piece):
                    if self._after:
                        sink.sendall(piece)
                        time.sleep(_DONE_S)
                    self.cut()
                    return
                if is_to_server and self.delay_s:
                    time.sleep(self.delay_s)
                sink.sendall(piece)
        for one in (source, sink):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def _is_the_place(self, piece: bytes) -> bool:
        if self._cut_at is None or self._cut_at not in piece:
            return False
        self._left -= 1
        return self._left == 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._listener.close()
        self.cut()

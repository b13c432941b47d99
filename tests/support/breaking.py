"""A store whose writing can be made to fail in the middle of a transaction, by means of its engine."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from graph.store.access import Access
from graph.store.opening import open_store
from tests.support.proxy import Proxy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.store.port import Store

# what is written to the server when it comes to that table
_ON_SERVER = {
    "decision": "RecordDecision {sequence",
    "draft": "RecordDraft {symposium",
    "map": "RecordMap {symposium: $symposium})\nSET",
    "change": "RecordChange {sequence: $sequence, symposium",
}


class Breakable:
    """``store``, and the way to break it."""

    def __init__(self, store: Store, proxy: Proxy | None) -> None:
        self.store = store
        self._proxy = proxy

    @contextmanager
    def failing(self, table: str, nth: int = 1) -> Iterator[None]:
        """Within, the ``nth`` writing to that table fails: SQLite aborts, the server's connection is lost."""
        if self._proxy is not None:
            self._proxy.cut_at(_ON_SERVER[table].encode(), nth)
            yield
            assert self._proxy.is_cut
            self._proxy.mend()
            return
        writer = self.store._record._file._writer  # type: ignore[attr-defined]
        when = "UPDATE" if table == "map" else "INSERT"
        (there,) = writer.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - our own names
        condition = f"WHEN (SELECT count(*) FROM {table}) = {there + nth - 1}"  # noqa: S608 - as above
        writer.execute(
            f"CREATE TRIGGER no BEFORE {when} ON {table} {'' if table == 'map' else condition}"
            " BEGIN SELECT raise(ABORT, 'no'); END"
        )
        yield
        writer.execute("DROP TRIGGER no")


@contextmanager
def breakable(place: str) -> Iterator[Breakable]:
    """The store at ``place``, opened so that it can be broken."""
    if "://" not in place:
        with open_store(place) as store:
            yield Breakable(store, None)
        return
    port = urlsplit(place).port
    assert port is not None
    # what may pass is tried again for a second only: nobody mends the connection meanwhile
    with Proxy(port) as proxy, open_store(proxy.address, Access(retry_s=1)) as store:
        yield Breakable(store, proxy)

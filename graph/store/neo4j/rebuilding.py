"""Writes the graph anew from the record, where another version of the program wrote it."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from graph.store.form import graph_form
from graph.store.graph_writing import write_symposia
from graph.store.map_rows import rows_of
from graph.store.neo4j import reading
from graph.store.same_issue import ACROSS, write_same_issues

if TYPE_CHECKING:
    from graph.store.neo4j.session import Run, Server

_AT_ONCE = 20  # symposia in one transaction
_CLOSE = "MATCH (s:RecordState {id: 'record'}) SET s.filling = $filling, s.rebuilding = true"
_OPEN = "MATCH (s:RecordState {id: 'record'}) REMOVE s.filling, s.rebuilding SET s.form = $form"
_CLEAR = """
MATCH (n) WHERE NOT labels(n)[0] STARTS WITH 'Record'
CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS
"""


def rebuild(server: Server) -> None:
    """Write the graph anew; the store is closed meanwhile, and stays so (SM419) until this was done as a whole."""
    filling = uuid.uuid4().hex
    server.freely(lambda run: run(_CLOSE, {"filling": filling}))
    server.by_itself(_CLEAR)
    symposia = server.plainly(reading.symposia)
    for start in range(0, len(symposia), _AT_ONCE):
        _write(server, symposia[start : start + _AT_ONCE], filling)
    server.write(lambda run, _: _finish(run), filling)


def _write(server: Server, symposia: list[str], filling: str) -> None:
    def work(run: Run, _may_be_done: bool) -> None:
        # taken out first, so that it does not matter whether this was done before
        write_symposia(run, symposia, (rows_of(reading.load(run, one)) for one in symposia))

    server.write(work, filling)


def _finish(run: Run) -> None:
    write_same_issues(run, reading.decisions(run, ACROSS))
    run(_OPEN, {"form": graph_form()})

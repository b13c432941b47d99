"""All of a store read, put into another one, checked: nothing is lost, nothing half kept, whatever engine."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from graph.errors import Problem, StoreError
from graph.model import IssueRef, SameIssue, Verdict
from graph.review import decision_on
from graph.store.backup import read_backup, write_backup
from graph.store.check import check_store
from graph.store.opening import open_store
from graph.store.same_issue import ACROSS, link_decision
from server.usecases.review import decide
from tests.support.map_strategy import maps
from tests.support.sample_maps import the_locker_map, the_pass_map
from tests.support.stored import everything

if TYPE_CHECKING:
    from pathlib import Path

    from graph.model import ArgumentMap
    from graph.store.port import Store

LOCKER, PASS = the_locker_map(), the_pass_map()
AT = "2026-01-01T00:00:00+00:00"


def nothing(done: int, total: int) -> None:
    """Nobody is told how far it has come."""


def fill(store: Store) -> None:
    """Two symposia: one decided, imported anew and decided once more; one with problems; a third one deleted; an issue of both."""
    mine, (han, luo) = LOCKER.symposium.id, LOCKER.stances[:2]
    store.save(LOCKER)
    decide(store, mine, [decision_on(LOCKER, han, Verdict.REJECT, by="甲", at="2026-01-01")])
    store.delete(mine)
    store.save(LOCKER)
    decide(store, mine, [decision_on(LOCKER, luo, Verdict.ACCEPT, by="乙", at="2026-01-02")])
    store.save(PASS, problems=[Problem("SM103", {"x": 1}, excerpt="原文")])
    third = replace(PASS, symposium=replace(PASS.symposium, id="symposium-third", title="第三场"))
    store.save(third)
    decide(
        store,
        third.symposium.id,
        [decision_on(third, third.stances[0], Verdict.REJECT, by="甲", at="2026-01-03")],
    )
    store.delete(third.symposium.id)
    # 1.2 of the locker and 1.2 of the pass: theft or fraud
    issues = [
        IssueRef(m.symposium.id, next(i.id for i in m.issues if i.number == "1.2")) for m in (LOCKER, PASS)
    ]
    store.record_decision(ACROSS, link_decision(SameIssue.of(*issues), Verdict.ACCEPT, "甲", "2026-01-04"))


def same(one: Store, other: Store) -> None:
    """Assert that both hold the same, by every way of asking."""
    assert [other.stored(s) for s in one.known()] == [one.stored(s) for s in one.known()]
    assert one.list() == other.list()
    assert everything(one) == everything(other)
    for summary in one.list():
        before, after = one.kept(summary.id), other.kept(summary.id)
        assert replace(after, as_of=before.as_of) == before
        assert other.decisions(summary.id) == one.decisions(summary.id)
        assert other.source(summary.document) == one.source(summary.document)


def test_a_backup_put_into_an_empty_store_is_the_same_store(store: Store, place: str, tmp_path: Path) -> None:
    fill(store)
    file = tmp_path / "backup.jsonl.gz"
    counts = write_backup(store, file, AT, nothing)
    # 12 stances of the locker and 4 of the pass; decisions: one retired, one that counts, one of the deleted
    # symposium, one on issues of two
    assert counts == {"symposia": 2, "documents": 2, "stances": 16, "decisions": 4}
    with open_store("memory:") as other:
        other.put_back(read_backup(file))
        same(store, other)
        assert len(other.kept(LOCKER.symposium.id).decisions) == 1
        assert len(other.decisions("symposium-third")) == 1
        again = tmp_path / "again.jsonl.gz"
        write_backup(other, again, AT, nothing)
    assert again.read_bytes() == file.read_bytes()


def test_an_empty_store_takes_what_another_engine_had(store: Store) -> None:
    with open_store("memory:") as other:
        fill(other)
        store.put_back(other.stored(s) for s in other.known())
        assert [s.title for s in store.list()] == ["快递柜取件行为的定性", "冒用乘车码案研讨"]
        assert check_store(store, nothing).problems == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(argument_map=maps())
def test_any_map_outlives_a_backup(argument_map: ArgumentMap, tmp_path: Path) -> None:
    file = tmp_path / "backup.jsonl.gz"
    with open_store("memory:") as store, open_store("memory:") as other:
        store.save(argument_map)
        write_backup(store, file, AT, nothing)
        other.put_back(read_backup(file))
        assert other.load(argument_map.symposium.id) == argument_map
        assert everything(store) == everything(other)
        assert check_store(other, nothing).problems == ()


def test_only_an_empty_store_is_filled(store: Store) -> None:
    store.save(LOCKER)
    with pytest.raises(StoreError, match="SM409"):
        store.put_back([store.stored(LOCKER.symposium.id)])
    assert store.load(LOCKER.symposium.id) == LOCKER


def test_what_breaks_off_leaves_the_store_empty(store: Store) -> None:
    with open_store("memory:") as other:
        other.save(LOCKER)
        whole = other.stored(LOCKER.symposium.id)

    def broken() -> object:
        yield whole
        raise StoreError([Problem("SM422", {"path": "x", "line": 3, "fault": "y"})])

    with pytest.raises(StoreError, match="SM422"):
        store.put_back(broken())  # type: ignore[arg-type]
    assert (store.list(), store.known()) == ((), ())
    store.put_back([whole])
    assert store.load(LOCKER.symposium.id) == LOCKER


@pytest.fixture(scope="module")
def backup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("backup") / "backup.jsonl.gz"
    with open_store("memory:") as store:
        fill(store)
        write_backup(store, file, AT, nothing)
    return file


def lines_of(backup: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in gzip.decompress(backup.read_bytes()).splitlines()]


def test_the_file_is_what_the_document_says(backup: Path) -> None:
    head, *symposia, end = lines_of(backup)
    assert head == {"kind": "head", "format": "symposium-map store", "version": 1, "map_format": 1, "at": AT}
    assert [s["id"] for s in symposia] == [LOCKER.symposium.id, PASS.symposium.id, "symposium-third", ACROSS]
    assert symposia[1]["draft"] == "map"
    assert symposia[2]["map"] is None
    assert end["counts"] == {"symposia": 2, "documents": 2, "stances": 16, "decisions": 4}


def refused(file: Path) -> tuple[str, object]:
    """The code and the line with which it is refused; nothing of it is kept."""
    with open_store("memory:") as store:
        with pytest.raises(StoreError) as raised:
            store.put_back(read_backup(file))
        assert store.known() == ()
    (problem,) = raised.value.problems
    return problem.code, problem.values.get("line")


def test_a_file_cut_anywhere_is_refused(backup: Path, tmp_path: Path) -> None:
    whole, cut = backup.read_bytes(), tmp_path / "cut"
    for length in range(0, len(whole), max(1, len(whole) // 60)):
        cut.write_bytes(whole[:length])
        assert refused(cut)[0] in {"SM421", "SM422"}


def test_a_file_with_one_byte_changed_is_refused(backup: Path, tmp_path: Path) -> None:
    whole, changed = backup.read_bytes(), tmp_path / "changed"
    # the head of gzip (10 bytes) tells nothing that is kept
    for at in range(10, len(whole), max(1, len(whole) // 60)):
        changed.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert refused(changed)[0] in {"SM421", "SM422"}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda rows: rows[0].update(version=2), ("SM423", None)),
        (lambda rows: rows[0].update(map_format=2), ("SM423", None)),
        (lambda rows: rows[0].update(format="another program"), ("SM421", None)),
        (lambda rows: rows.pop(0), ("SM421", None)),
        (lambda rows: rows.pop(2), ("SM422", 5)),
        (lambda rows: rows.pop(), ("SM422", 6)),
        (lambda rows: rows.append({"kind": "more"}), ("SM422", 7)),
        (lambda rows: rows[1]["documents"][0].update(text="别的文字"), ("SM422", 2)),
        (lambda rows: rows[1]["map"]["stances"][0].update(participant="nobody"), ("SM422", 2)),
        (lambda rows: rows[2].pop("problems"), ("SM422", 3)),
        (lambda rows: rows[2].update(later="a key of a later version"), ("SM422", 3)),
        (lambda rows: rows[2]["map"]["stances"][0].update(later="a key of a later version"), ("SM422", 3)),
    ],
)
def test_a_file_that_says_something_else_is_refused_with_the_line(
    backup: Path, tmp_path: Path, change: object, expected: tuple[str, object]
) -> None:
    rows, file = lines_of(backup), tmp_path / "changed.gz"
    assert callable(change)
    change(rows)
    # written as the program writes, so that nothing else has changed
    lines = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows)
    file.write_bytes(gzip.compress("".join(lines).encode()))
    assert refused(file) == expected


def test_what_is_no_backup_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no backup")
    (tmp_path / "other.gz").write_bytes(gzip.compress(b'{"kind": "other"}\n'))
    assert [refused(tmp_path / name)[0] for name in ("text", "other.gz", "nothing", ".")] == ["SM421"] * 4


def test_a_backup_that_cannot_be_written_leaves_the_earlier_one(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    earlier = tmp_path / "folder" / "backup"
    with open_store("memory:") as store:
        store.save(LOCKER)
        write_backup(store, earlier, AT, nothing)
        before = earlier.read_bytes()
        with pytest.raises(StoreError, match="SM424"):
            write_backup(store, tmp_path / "folder" / "nowhere" / "backup", AT, nothing)
        with pytest.raises(StoreError, match="SM424"):
            write_backup(store, tmp_path / "folder", AT, nothing)
    assert earlier.read_bytes() == before
    assert [f.name for f in tmp_path.iterdir()] == ["folder"]


def test_a_sound_store_has_no_faults(store: Store) -> None:
    fill(store)
    checked = check_store(store, nothing)
    assert checked.problems == ()
    # passages of both maps, repeats included
    passages = sum(1 for m in (LOCKER, PASS) for _ in m.passages())
    assert checked.counts == {
        "symposia": 2,
        "documents": 2,
        "stances": 16,
        "decisions": 4,
        "passages": passages,
    }

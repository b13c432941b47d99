"""From a file to a stored symposium, through the pages; nothing is stored before it was shown."""

from __future__ import annotations

import io
import re
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from graph.errors import NotFoundError
from server.pages.drafts import Drafts
from tests.support.sample_maps import the_locker_map

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from graph.model import Draft
    from graph.store.port import Store

SAMPLE = (files("seeds") / "bank-cards.txt").read_bytes()
DETAILS = {
    "title": "出租银行卡行为的定性",
    "organiser": "某法学会",
    "date": "2024-05-17",
    "origin": "invented",
}


def token_of(client: FlaskClient) -> str:
    client.get("/zh/import")
    with client.session_transaction() as kept:
        return str(kept["csrf_token"])


def send(
    client: FlaskClient, content: bytes | None = None, name: str = "研讨.txt", **fields: str
) -> TestResponse:
    data: dict[str, object] = {"csrf_token": token_of(client), **fields}
    if content is not None:
        data["file"] = (io.BytesIO(content), name)
    return client.post("/zh/import", data=data, content_type="multipart/form-data")


def store_it(client: FlaskClient, preview: str, **details: str) -> TestResponse:
    return client.post(preview, data={"csrf_token": token_of(client), **DETAILS, **details})


def test_what_was_read_is_shown_and_only_then_stored(client: FlaskClient, store: Store) -> None:
    sent = send(client, SAMPLE)
    assert sent.status_code == 303
    preview = client.get(sent.location)
    assert preview.status_code == 200
    assert "尚未保存" in preview.text
    for name in ("苏砚秋", "邵启元", "闵如松", "柏一宁"):
        assert name in preview.text
    assert store.list() == ()

    kept = store_it(client, sent.location)
    assert kept.status_code == 303
    (stored,) = store.list()
    assert kept.location == f"/zh/symposia/{stored.id}"
    assert (stored.title, stored.organiser, stored.date, stored.origin) == (
        DETAILS["title"], DETAILS["organiser"], DETAILS["date"], "invented",
    )  # fmt: skip
    assert store.source(stored.document).content == SAMPLE
    page = client.get(kept.location).text
    assert "已保存" in page
    assert "虚构" in page
    assert client.get(sent.location).status_code == 404  # the draft is gone


def test_pasted_text_is_read_like_a_file(client: FlaskClient) -> None:
    sent = send(client, text=SAMPLE.decode())
    assert sent.status_code == 303
    assert "苏砚秋" in client.get(sent.location).text


def test_a_discarded_draft_leaves_nothing(client: FlaskClient, store: Store) -> None:
    preview = send(client, SAMPLE).location
    dropped = client.post(f"{preview}/drop", data={"csrf_token": token_of(client)})
    assert dropped.location == "/zh/import"
    assert client.get(preview).status_code == 404
    assert store.list() == ()


def test_an_unknown_date_may_be_left_out(client: FlaskClient, store: Store) -> None:
    kept = store_it(client, send(client, SAMPLE).location, date="")
    assert kept.status_code == 303
    assert store.list()[0].date is None


@pytest.mark.parametrize(
    "wrong", [{"date": "2024-13"}, {"date": "去年"}, {"title": " "}, {"origin": "guessed"}]
)
def test_wrong_details_are_asked_for_again_and_nothing_is_stored(
    client: FlaskClient, store: Store, wrong: dict[str, str]
) -> None:
    preview = send(client, SAMPLE).location
    refused = store_it(client, preview, **wrong)
    assert refused.status_code == 422
    assert 'class="problems"' in refused.text
    if "organiser" not in wrong:
        assert f'value="{DETAILS["organiser"]}"' in refused.text  # what was filled in stays
    assert store.list() == ()
    assert store_it(client, preview).status_code == 303


def test_the_same_file_twice_is_told_with_a_link(client: FlaskClient, store: Store) -> None:
    store_it(client, send(client, SAMPLE).location)
    (stored,) = store.list()
    again = send(client, SAMPLE).location
    assert f'href="/zh/symposia/{stored.id}"' in client.get(again).text
    refused = store_it(client, again, title="另一个题目")
    assert refused.status_code == 422
    assert "SM191" in refused.text
    assert store.list() == (stored,)


def test_another_text_of_the_same_title_does_not_overwrite_the_first(
    client: FlaskClient, store: Store
) -> None:
    store_it(client, send(client, SAMPLE).location)
    stored = store.list()
    other = send(client, SAMPLE + "\n补记。\n".encode()).location
    refused = store_it(client, other)
    assert refused.status_code == 422
    assert "SM193" in refused.text
    assert store.list() == stored
    assert store_it(client, other, date="2024-05-18").status_code == 303
    assert len(store.list()) == 2


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "refused"),
        (b"\x00\x01\x02\x03" * 400, "refused"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 20, "refused"),
        ("从前有一座山，山里有一座庙。\n".encode() * 400, "refused"),
    ],
    ids=["empty", "binary", "pdf", "no speakers"],
)
def test_what_cannot_be_read_is_told_why(
    client: FlaskClient, store: Store, content: bytes, says: str
) -> None:
    answer = send(client, content)
    assert answer.status_code == 422
    assert f'id="{says}"' in answer.text
    assert re.search(r'class="code">SM1\d\d', answer.text)
    assert 'class="remedy"' in answer.text
    assert store.list() == ()


def test_the_form_promises_no_more_than_is_read(client: FlaskClient) -> None:
    form = client.get("/en/import").text
    (promised,) = set(re.findall(r"up to (\d+) MB", form))
    largest = int(promised) * 1_000_000
    assert f'data-limit="{largest}"' in form
    # not as multipart: for large ones the test client opens a file and leaves it open
    body = f"csrf_token={token_of(client)}&text={'x' * (largest + 1)}"
    sent = client.post("/en/import", data=body, content_type="application/x-www-form-urlencoded")
    assert "SM108" in sent.text


def test_nothing_sent_is_told(client: FlaskClient) -> None:
    answer = send(client, text="  \n ")
    assert answer.status_code == 422
    assert "SM186" in answer.text


def test_pasted_text_that_fails_is_not_lost(client: FlaskClient) -> None:
    assert "独一无二的开头</textarea>" in send(client, text="独一无二的开头").text


def test_a_broken_form_is_refused(client: FlaskClient) -> None:
    answer = client.post("/zh/import", data=b"--x\r\nbroken", content_type="multipart/form-data; boundary=x")
    assert answer.status_code in (400, 403)


def test_experts_of_one_name_are_told_and_kept_apart(client: FlaskClient, store: Store) -> None:
    text = SAMPLE.decode()
    store_it(client, send(client, SAMPLE).location)
    changed = re.sub(r"(苏砚秋)[（(][^）)]*[）)]", r"\1（某市人民检察院检察官）", text) + "\n（另稿）\n"
    kept = store_it(client, send(client, changed.encode()).location, title="另一场研讨")
    assert kept.status_code == 303
    assert len(store.list()) == 2
    names = {s.name for s in store.same_as()}
    page = client.get(kept.location).text
    for name in names:
        assert f"另有一位“{name}”" in page


def test_the_samples_fill_an_empty_library(client: FlaskClient, store: Store) -> None:
    assert "载入示例研讨" in client.get("/zh/").text
    answer = client.post("/zh/samples", data={"csrf_token": token_of(client)})
    assert answer.location == "/zh/"
    assert len(store.list()) == 3
    assert "载入示例研讨" not in client.get("/zh/").text


def test_deleting_asks_first(client: FlaskClient, filled: Store, locker: str) -> None:
    asked = client.get(f"/zh/symposia/{locker}/delete")
    assert "快递柜取件行为的定性" in asked.text
    assert len(filled.list()) == 2
    done = client.post(f"/zh/symposia/{locker}/delete", data={"csrf_token": token_of(client)})
    assert done.location == "/zh/"
    assert "已删除" in client.get("/zh/").text
    assert [s.title for s in filled.list()] == ["冒用乘车码案研讨"]
    assert client.get(f"/zh/symposia/{locker}").status_code == 404


def a_draft() -> Draft:
    from graph.model import Draft  # noqa: PLC0415

    return Draft(the_locker_map(), ())


def test_drafts_expire_and_the_oldest_gives_way() -> None:
    now = [0.0]
    drafts = Drafts(clock=lambda: now[0])
    first = drafts.keep(a_draft(), b"1")
    now[0] = 7199.0
    assert drafts.find(first).content == b"1"
    now[0] = 7201.0
    with pytest.raises(NotFoundError, match="SM382"):
        drafts.find(first)
    keys = [drafts.keep(a_draft(), b"%d" % n) for n in range(17)]
    with pytest.raises(NotFoundError):
        drafts.find(keys[0])
    assert [drafts.find(k).content for k in keys[1:]] == [b"%d" % n for n in range(1, 17)]
    drafts.drop(keys[5])
    drafts.drop(keys[5])
    with pytest.raises(NotFoundError):
        drafts.find(keys[5])

"""Reading an upload: within bounds of time, and once more with what a person knows better."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest

from benchmarks.material import transcript
from graph.errors import InputError
from graph.transcript import Overrides
from server.usecases.bounded_reading import read_within
from server.usecases.import_transcript import read_draft
from server.views.mending import heads_of

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

# the third guest speaks under a label that nothing announces, and a listed one is not heard
DOUBTFUL = """网约车拼单纠纷研讨
特邀嘉宾：韩述（某大学教授）、江牧川（某区人民法院法官）、邵宁（某律师事务所律师）

一、平台是否应当承担责任？
韩述：应当承担责任，平台安排了拼单。
江牧川：不应承担责任。
邬桐：我认为要看平台有无过错。
二、乘客能否解除合同？
韩述：能够解除。
江牧川：同意韩述的意见。
"""


def token_of(client: FlaskClient) -> str:
    client.get("/zh/import")
    with client.session_transaction() as kept:
        return str(kept["csrf_token"])


def upload(client: FlaskClient, text: str) -> str:
    data = {"csrf_token": token_of(client), "file": (io.BytesIO(text.encode()), "拼单.txt")}
    sent = client.post("/zh/import", data=data, content_type="multipart/form-data")
    assert sent.status_code == 303
    return str(sent.location)


def again(client: FlaskClient, preview: str, **fields: str) -> TestResponse:
    return client.post(preview + "/again", data={"csrf_token": token_of(client), **fields})


def test_what_is_read_apart_is_what_is_read_here() -> None:
    data = transcript(3_000).encode()
    assert read_within(data, "a.txt") == read_draft(data, "a.txt")


def test_what_a_person_gives_is_handed_on() -> None:
    draft = read_within(DOUBTFUL.encode(), "a.txt", Overrides(speakers=("邬桐",)))
    assert "SM111" not in {p.code for p in draft.problems}


def test_a_refusal_comes_back_as_one() -> None:
    with pytest.raises(InputError) as refused:
        read_within(b"", "leer.txt")
    assert [p.code for p in refused.value.problems] == ["SM101"]


def test_reading_that_takes_too_long_is_stopped_and_told() -> None:
    with pytest.raises(InputError) as refused:
        read_within(transcript(400_000).encode(), "lang.txt", seconds=1)
    (problem,) = refused.value.problems
    assert (problem.code, dict(problem.values)) == ("SM129", {"name": "lang.txt", "seconds": 1})


def test_a_button_beside_the_problem_reads_again(client: FlaskClient) -> None:
    preview = upload(client, DOUBTFUL)
    page = client.get(preview).text
    assert "“邬桐”是发言人" in page
    assert "“邵宁”发过言" in page
    button = re.search(r'<button[^>]*name="speaker" value="邬桐"', page)
    assert button
    assert 'form="again"' in button.group()
    sent = again(client, preview, speaker="邬桐")
    assert sent.status_code == 303
    assert sent.location != preview
    mended = client.get(sent.location).text
    assert "SM111" not in mended
    assert 'value="邬桐"' in mended, "what was given is shown, to be changed"
    assert client.get(preview).status_code == 404, "the old reading gave way"


def test_what_was_given_before_stays_when_a_button_adds_to_it(client: FlaskClient) -> None:
    preview = upload(client, DOUBTFUL)
    sent = again(
        client, preview, speakers="韩述、江牧川", speaker="邬桐", moderator="", question_heads="^[一二]、"
    )
    page = client.get(sent.location).text
    assert 'value="韩述、江牧川、邬桐"' in page
    assert 'value="^[一二]、"' in page


def test_what_does_not_fit_is_told_and_the_reading_stays(client: FlaskClient) -> None:
    preview = upload(client, DOUBTFUL)
    for fields, code in (
        ({"question_heads": "(("}, "SM116"),
        ({"question_heads": "^第.章"}, "SM117"),
        ({"speakers": "无名氏"}, "SM115"),
    ):
        sent = again(client, preview, **fields)
        assert sent.status_code == 422
        assert code in sent.text
        assert "网约车拼单纠纷研讨" in sent.text
        assert client.get(preview).status_code == 200


def test_heads_are_offered_as_the_text_writes_them() -> None:
    assert [m.key for m in heads_of(DOUBTFUL)] == ["pages.again.heads_chinese"]
    assert [m.key for m in heads_of("问题一：a\n问题二：b\n1.x\n")] == ["pages.again.heads_named"]


def test_a_missing_date_is_bounded_and_asked_for(client: FlaskClient) -> None:
    text = DOUBTFUL.replace("安排了拼单。", "安排了拼单。2021年3月的规定也是如此。")
    page = client.get(upload(client, text)).text
    assert "最晚日期是 2021-03" in page

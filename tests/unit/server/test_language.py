from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import server
from graph.analysis.results import AnswerKind, Ground, Relation
from graph.catalogue import LANGUAGES, say, wording
from graph.model import AgreementKind, AuthorityKind, Modality, Origin, Polarity, Role, Silence
from server.language import all_of, language_of_text

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from graph.store.port import Store

FOLDER = Path(server.__file__).parent
ASKED = re.compile(r"""(?:\bt|\bsay)\(\s*(["'])([a-z_]+\.[A-Za-z0-9_.]+)\1\s*[,)]""")


@pytest.mark.parametrize(
    ("cookie", "accepts", "leads_to"),
    [
        (None, "", "/zh/"),
        (None, "en-GB,en;q=0.8", "/en/"),
        (None, "zh-TW,zh;q=0.9,en;q=0.5", "/zh/"),
        (None, "fr", "/zh/"),
        ("en", "zh", "/en/"),
        ("xx", "en", "/en/"),
    ],
)
def test_the_start_leads_to_a_language(
    client: FlaskClient, cookie: str | None, accepts: str, leads_to: str
) -> None:
    if cookie:
        client.set_cookie("lang", cookie)
    answer = client.get("/", headers={"Accept-Language": accepts})
    assert answer.location == leads_to


@pytest.mark.parametrize("path", ["", "/map", "/table", "/reader", "/delete"])
def test_the_switch_keeps_the_place(client: FlaskClient, filled: Store, locker: str, path: str) -> None:
    here, there = f"/zh/symposia/{locker}{path}", f"/en/symposia/{locker}{path}"
    assert f'data-keep-hash href="{there}"' in client.get(here).text
    assert f'data-keep-hash href="{here}"' in client.get(there).text


def test_the_switch_keeps_the_question_asked(client: FlaskClient, filled: Store) -> None:
    page = client.get("/zh/who?charge=盗窃罪&polarity=affirm").text
    assert 'href="/en/who?charge=%E7%9B%97%E7%AA%83%E7%BD%AA&amp;polarity=affirm"' in page


def test_the_language_is_remembered(client: FlaskClient) -> None:
    client.get("/en/")
    assert client.get("/", headers={"Accept-Language": "zh"}).location == "/en/"


def test_page_and_text_name_their_languages(client: FlaskClient, filled: Store, locker: str) -> None:
    page = client.get(f"/en/symposia/{locker}/reader").text
    assert page.startswith('<!doctype html>\n<html lang="en">')
    assert '<div class="lines" lang="zh">' in page


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("主持人：本案如何定性？", "zh"),
        ("Moderator: who bears the loss?", "en"),
        ("第一人：A and B", "zh"),
        ("", "zh"),
    ],
)
def test_the_language_of_a_text(text: str, language: str) -> None:
    assert language_of_text(text) == language


def test_every_wording_asked_for_is_in_both_languages() -> None:
    files = [*FOLDER.rglob("*.html"), *FOLDER.rglob("*.py")]
    asked = {key for f in files for _, key in ASKED.findall(f.read_text("utf-8"))}
    assert len(asked) > 100
    for lang in LANGUAGES:
        assert asked - set(wording(lang)) == set()


def test_every_wording_of_the_pages_is_used() -> None:
    source = "".join(f.read_text("utf-8") for f in [*FOLDER.rglob("*.html"), *FOLDER.rglob("*.py")])
    built = (
        "modality.",
        "origin_note.",
        "tone.",
        "proof.",
        "preview.origin.",
        "problem.title.",
        "again.SM",
        "again.heads_",
    )
    names = {k.removeprefix("pages.") for k in wording("zh") if k.startswith("pages.")}
    unused = {n for n in names if f"pages.{n}" not in source and not n.startswith(built)}
    assert unused == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_value_that_a_page_may_meet_has_a_word(lang: str) -> None:
    kinds = [f"terms.{k}" for k in (*AnswerKind, *Polarity, *Role) if k != "chosen"]
    keys = [
        *kinds,
        *(f"terms.silence.{k}" for k in Silence),
        *(f"terms.relation.{k}" for k in Relation),
        *(f"terms.ground.{k}" for k in Ground),
        *(f"terms.origin.{k}" for k in Origin),
        *(f"terms.kind.{k}" for k in AuthorityKind),
        *(f"pages.preview.origin.{k}" for k in Origin),
        *(f"pages.again.{code}" for code in ("SM111", "SM118")),
        *(f"pages.again.heads_{k}" for k in ("named", "ordinal", "chinese", "arabic", "topic")),
        *(f"pages.origin_note.{k}" for k in Origin if k is not Origin.VERBATIM),
        *(f"pages.modality.{k}" for k in Modality if k is not Modality.MUST),
        *(f"pages.proof.agreement.{k}" for k in AgreementKind),
    ]
    for key in keys:
        assert say(key, lang, name="韩松")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("conditions", "one"),
    [
        (("数额较大",), "数额较大"),
        (("数额较大", "手段恶劣"), "数额较大，且手段恶劣"),
        (("数额较大，", "且手段恶劣"), "数额较大，且手段恶劣"),
        (("the door was open", "nobody saw it"), "the door was open and nobody saw it"),
    ],
)
def test_conditions_are_joined_in_their_own_language(conditions: tuple[str, ...], one: str) -> None:
    assert all_of(conditions) == one

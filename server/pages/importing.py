"""导入: read a transcript, show what was read, store it only then."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flask import flash, g, redirect, render_template, request, url_for
from markupsafe import Markup

from graph.analysis.report import analyse
from graph.catalogue import say
from graph.errors import InputError, Problem
from graph.model import Origin
from graph.transcript import SIZE_LIMIT, Overrides
from graph.transcript.files.endings import ENDINGS
from server.endpoint.chat import Chat
from server.language import language_of_text
from server.pages.held import held
from server.problems import shown
from server.usecases.bounded_reading import read_within
from server.usecases.import_transcript import Details, import_draft, read_draft
from server.usecases.second_reading import found_by
from server.views.mending import heads_of, mends_of
from server.views.stance_table import stance_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask import Blueprint
    from werkzeug.wrappers import Response

    from graph.model import Draft
    from server.pages.drafts import Kept

_NAMES = re.compile(r"[,，、;；\n]+")


def register(pages: Blueprint) -> None:
    """Add the routes."""
    pages.add_url_rule("/import", "upload", upload)
    pages.add_url_rule("/import", "read", read, methods=["POST"])
    pages.add_url_rule("/import/<key>", "preview", preview)
    pages.add_url_rule("/import/<key>", "keep", keep, methods=["POST"])
    pages.add_url_rule("/import/<key>/again", "again", again, methods=["POST"])
    pages.add_url_rule("/import/<key>/drop", "drop", drop, methods=["POST"])


def upload() -> str:
    """GET: the form for a file or pasted text."""
    return _form((), "")


def read() -> Response | tuple[str, int]:
    """POST: read what was sent and show it; nothing is stored."""
    sent, pasted = request.files.get("file"), request.form.get("text", "")
    if sent is not None and sent.filename:
        data, name = sent.read(), sent.filename
    elif pasted.strip():
        data, name = pasted.encode("utf-8", "surrogatepass"), say("pages.import.pasted_name", g.lang)
    else:
        return _form([Problem("SM186")], pasted), 422
    try:
        overrides, model = _overrides(), _model()
        draft = _read(data, name, overrides, model)
    except InputError as error:
        return _form(error.problems, pasted), error.http_status
    if model is not None:
        flash(say("llm.counts", g.lang, **found_by(draft.argument_map)))
    return redirect(url_for("pages.preview", key=held().drafts.keep(draft, data, overrides)), 303)


def _read(data: bytes, name: str, overrides: Overrides, model: Chat | None) -> Draft:
    """The draft, in bounded time; a model has its own time limits and is asked once the rules have come to an end."""
    draft = read_within(data, name, overrides)
    return draft if model is None else read_draft(data, name, overrides, model)


def again(key: str) -> Response | tuple[str, int]:
    """POST: read the same bytes once more, as a person wants it read; the new draft takes the place of the old."""
    kept, overrides = held().drafts.find(key), _overrides()
    try:
        draft = read_within(kept.content, kept.draft.argument_map.document.name, overrides)
    except InputError as error:
        return _preview(key, kept, (), error.problems), error.http_status
    held().drafts.drop(key)
    flash(say("pages.again.done", g.lang, before=len(kept.draft.problems), now=len(draft.problems)))
    return redirect(url_for("pages.preview", key=held().drafts.keep(draft, kept.content, overrides)), 303)


def preview(key: str) -> str:
    """GET: what was read, before it is stored."""
    return _preview(key, held().drafts.find(key))


def keep(key: str) -> Response | tuple[str, int]:
    """POST: store the draft under the details given."""
    kept = held().drafts.find(key)
    try:
        imported = import_draft(kept.draft, _details(), held().store, kept.content)
    except InputError as error:
        return _preview(key, kept, error.problems), error.http_status
    held().drafts.drop(key)
    flash(say("pages.import.done", g.lang))
    flash(_offer_review(imported.argument_map.symposium.id))
    for name in imported.same_names[:5]:
        flash(say("pages.import.same_name", g.lang, name=name))
    return redirect(url_for("pages.by_case", symposium=imported.argument_map.symposium.id), 303)


def _offer_review(symposium: str) -> Markup:
    """A line with the link to the review."""
    address = url_for("pages.review", symposium=symposium)
    words = say("review_page.start", g.lang), say("review_page.start_why", g.lang)
    return Markup('<a href="{}">{}</a>{}{}').format(
        address, words[0], say("analysis.colon", g.lang), words[1]
    )


def drop(key: str) -> Response:
    """POST: forget the draft."""
    held().drafts.drop(key)
    return redirect(url_for("pages.upload"), 303)


def _form(problems: Sequence[Problem], pasted: str) -> str:
    # the pages take a little more than a transcript may have, so that its own refusal can be shown
    limit = min(held().settings.upload_limit, SIZE_LIMIT)
    return render_template(
        "import.html",
        problems=shown(problems, g.lang),
        pasted=pasted,
        limit=limit,
        endings=ENDINGS,
        endpoint=held().settings.endpoint,
    )


def _preview(key: str, kept: Kept, wrong: Sequence[Problem] = (), refused: Sequence[Problem] = ()) -> str:
    draft = kept.draft
    m = draft.argument_map
    offered = {id(p): mends_of(p, m.document.text) for p in draft.problems}
    doubts = [(shown([p], g.lang)[0], offered[id(p)]) for p in draft.problems]
    return render_template(
        "preview.html",
        key=key,
        argument_map=m,
        table=stance_table(m, analyse(m)),
        missing=draft.missing,
        wrong=shown(wrong, g.lang),
        refused=shown(refused, g.lang),
        doubts=sorted(doubts, key=lambda d: (not d[0].is_error, d[0].line or 0, d[0].column or 0)),
        overrides=_overrides() if refused else kept.overrides,
        heads=tuple(heads_of(m.document.text)),
        origins=tuple(Origin),
        given=request.form,
        stored=_stored(draft),
        text_lang=language_of_text(m.document.text),
    )


def _stored(draft: Draft) -> str | None:
    """The id of a symposium read from this very file, if there is one."""
    return next(iter(held().store.symposia_of(draft.argument_map.document.id)), None)


def _model() -> Chat | None:
    """The language model, only where this very form asks for it."""
    if request.form.get("extractor", "rules") != "llm":
        return None
    endpoint = held().settings.endpoint
    if endpoint is None:
        raise InputError([Problem("SM525")])
    return Chat(endpoint)


def _overrides() -> Overrides:
    """What the form gives; a button beside a problem adds its own name or its own pattern."""
    written = [*_NAMES.split(request.form.get("speakers", "")), *request.form.getlist("speaker")]
    names = dict.fromkeys(n.strip() for n in written if n.strip())
    heads = request.form.get("heads_like") or request.form.get("question_heads", "").strip()
    moderator = request.form.get("moderator", "").strip()
    return Overrides(tuple(names), moderator or None, heads or None)


def _details() -> Details:
    """What the form gives; an emptied field is meant to be empty."""
    given = {name: request.form.get(name, "").strip() for name in ("title", "organiser", "date")}
    origin = request.form.get("origin", "")
    if origin not in set(Origin):
        raise InputError([Problem("SM184")])
    return Details(**given, origin=Origin(origin))

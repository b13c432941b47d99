"""A stance as a reviewer filled it in: its answer, what it chooses, its conditions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.errors import Problem
from graph.model import Answer, Branch, Condition, Modality, Polarity, Silence, make_id, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.model import Passage, Stance
    from server.usecases.amendment import Filled

UNSAID = (Silence.ABSENT, Silence.NOT_ADDRESSED)
ANSWERS = (
    *(str(p) for p in Polarity if p is not Polarity.SILENT),
    *(f"{Polarity.SILENT}.{s}" for s in Silence),
)
NEW_BRANCHES = 1  # empty ones that a form offers
NEW_CONDITIONS = 1


def answer_of(stance: Stance) -> str:
    """Polarity and kind of silence as one word, one of ANSWERS."""
    return f"{stance.polarity}.{stance.silence}" if stance.silence else str(stance.polarity)


def amended_stance(form: Filled, item: Stance) -> Stance:
    """The stance with what the form says; no answer has neither options, conditions nor charges."""
    answer = form.one_of("answer", ANSWERS, answer_of(item))
    polarity, _, kind = answer.partition(".")
    silence = Silence(kind) if kind else None
    passage = None if silence in UNSAID else form.quoted(item.passage)
    if passage is None and silence not in UNSAID and not form.problems:
        form.problems.append(Problem("SM256"))
    if silence:
        item = replace(item, answers=(), branches=(), charges=(), charges_denied=())
    else:
        item = replace(
            item,
            answers=_answers(form, item),
            branches=tuple(_branches(form, item, passage)),
            charges=form.names("charges", item.charges),
            charges_denied=form.names("charges_denied", item.charges_denied),
        )
    return replace(
        item,
        polarity=Polarity(polarity),
        silence=silence,
        passage=passage,
        claim=form.fields.get("claim", item.claim).strip(),
        charges_hypothetical=form.names("charges_hypothetical", item.charges_hypothetical),
    )


def _answers(form: Filled, item: Stance) -> tuple[Answer, ...]:
    issue = next(i for i in form.m.issues if i.id == item.issue)
    held = {a.option: str(a.polarity) for a in item.answers}
    choices = ("", str(Polarity.AFFIRM), str(Polarity.DENY))
    found = {o.id: form.one_of(f"option.{o.id}", choices, held.get(o.id, "")) for o in issue.options}
    return tuple(Answer(option, Polarity(said)) for option, said in found.items() if said)


def _branches(form: Filled, item: Stance, passage: Passage | None) -> Iterator[Branch]:
    """The branches that were not struck out, then what was filled in anew, on the passage of the stance."""
    for n, branch in enumerate(item.branches):
        if f"branch.{n}.gone" not in form.fields:
            yield _branch(form, n, branch)
    for n in range(len(item.branches), len(item.branches) + NEW_BRANCHES):
        if passage is None:
            return
        empty = Branch("", (), passage)
        made = _branch(form, n, empty)
        if made != empty:
            yield replace(made, id=_new_id(item, made))


def _new_id(item: Stance, made: Branch) -> str:
    key = "|".join(squeeze(c.text) or f"{c.fact}={c.value}" for c in made.when)
    return make_id("branch", item.id, key, "by hand")


def _branch(form: Filled, n: int, branch: Branch) -> Branch:
    name = f"branch.{n}"
    own = str(branch.polarity or "")
    sides = dict.fromkeys(("", str(Polarity.AFFIRM), str(Polarity.DENY), own))
    said = form.one_of(f"{name}.polarity", sides, own)
    return replace(
        branch,
        when=tuple(_conditions(form, name, branch.when)),
        polarity=Polarity(said) if said else None,
        charges=form.names(f"{name}.charges", branch.charges),
        modality=form.one_of(f"{name}.modality", Modality, branch.modality),
    )


def _conditions(form: Filled, name: str, before: tuple[Condition, ...]) -> Iterator[Condition]:
    """Each as fact and value in one field, and the speaker's words in another; an emptied one is gone."""
    known = {f"{f.id}={v}": (f.id, v) for f in form.m.facts for v in f.values}
    for k in range(len(before) + NEW_CONDITIONS):
        old = before[k] if k < len(before) else None
        given = f"{old.fact}={old.value}" if old else ""
        if old:
            known.setdefault(given, (old.fact, old.value))
        chosen = form.one_of(f"{name}.{k}.fact", ("", *known), given)
        words = form.fields.get(f"{name}.{k}.words", old.text if old else "").strip()
        if chosen:
            yield Condition(*known[chosen], words)

"""Charges and authorities as the text writes them, for its JSON; in the map one name serves all texts and scripts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.model import squeeze
from graph.model.renaming import rename_all, renamed_opinion, renamed_question, renamed_stance
from graph.transcript.traditional import written_forms

if TYPE_CHECKING:
    from graph.model import ArgumentMap, Authority


def names_as_written(m: ArgumentMap) -> ArgumentMap:
    """The map with authorities named as far as the text names them, and all names in its characters.

    A text that only says 刑法 gets 刑法, with 中华人民共和国刑法 as another name of it.
    """
    m = replace(m, authorities=tuple(_as_far_as_named(a, squeeze(m.document.text)) for a in m.authorities))
    forms = written_forms(m.document.text)
    if not forms:
        return m

    def written(name: str) -> str:
        return name.translate(forms)

    return replace(
        m,
        opinions=tuple(renamed_opinion(o, written) for o in m.opinions),
        questions=tuple(renamed_question(q, written) for q in m.questions),
        stances=tuple(renamed_stance(s, written) for s in m.stances),
        authorities=tuple(
            replace(a, name=written(a.name), aliases=tuple(dict.fromkeys((*map(written, a.aliases), a.name))))
            for a in m.authorities
        ),
        unplaced=tuple(replace(u, charges=rename_all(u.charges, written)) for u in m.unplaced),
    )


def _as_far_as_named(authority: Authority, text: str) -> Authority:
    whole = squeeze(authority.name)
    endings = [a for a in authority.aliases if whole.endswith(squeeze(a)) and squeeze(a) in text]
    if whole in text or not endings:
        return authority
    named = max(endings, key=len)
    others = dict.fromkeys((authority.name, *authority.aliases))
    return replace(authority, name=named, aliases=tuple(a for a in others if a != named))

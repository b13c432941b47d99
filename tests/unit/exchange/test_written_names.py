"""Authorities as far as a text names them."""

from __future__ import annotations

from dataclasses import replace

from graph.exchange.written_names import names_as_written
from graph.model import AuthorityKind
from tests.support.factories import Asked, Said, a_map

LAW = "中华人民共和国民法典"


def named(claim: str) -> tuple[str, tuple[str, ...]]:
    """Name and other names of the law, cited in these words."""
    the_map = a_map(
        [Asked("1.1", "合同是否有效", proposition="合同有效")],
        [Said("韩松", "1.1", claim, cites=(("民法典", None),))],
        experts=("韩松",),
        authorities=(("民法典", AuthorityKind.STATUTE, ()),),
    )
    law = replace(the_map.authorities[0], name=LAW, aliases=("民法典",))
    [found] = names_as_written(replace(the_map, authorities=(law,))).authorities
    return found.name, found.aliases


def test_a_short_name_where_the_text_has_no_other() -> None:
    assert named("依民法典有效") == ("民法典", (LAW,))


def test_the_whole_name_where_the_text_has_it() -> None:
    assert named("依《中华人民共和国民法典》有效") == (LAW, ("民法典",))

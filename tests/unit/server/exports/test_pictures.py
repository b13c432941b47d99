from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from graph.analysis.report import analyse
from server.exports.pictures import SHEET, picture, sheets
from tests.support.sample_maps import the_locker_map

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from graph.store.port import Store

LOCKER = the_locker_map()
SVG = "{http://www.w3.org/2000/svg}"
A4_ACROSS_PT = 277 / 25.4 * 72


def test_the_picture_is_xml_with_the_title_and_every_expert_as_text() -> None:
    drawn = ET.fromstring(picture(LOCKER, analyse(LOCKER), "zh"))  # noqa: S314  (our own)
    words = "".join(t.text or "" for t in drawn.iter(f"{SVG}text"))
    assert all(e.name in words for e in LOCKER.experts)
    assert LOCKER.symposium.title in (drawn.findtext(f"{SVG}title") or "")


def test_a_sheet_for_each_question_with_ids_of_its_own() -> None:
    drawn = list(sheets(LOCKER, analyse(LOCKER), "zh"))
    assert len(drawn) >= len(LOCKER.questions)
    ids = [i for figure in drawn for i in set(re.findall(r'id="([^"]+)"', figure))]
    assert len(ids) == len(set(ids))


def test_printed_on_a4_across_no_text_is_smaller_than_7_5_pt() -> None:
    for figure in sheets(LOCKER, analyse(LOCKER), "zh"):
        sizes = [float(s) for s in re.findall(r'font-size="([\d.]+)"', figure)]
        assert min(sizes) * A4_ACROSS_PT / SHEET >= 7.5


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_to_print(client: FlaskClient, filled: Store, locker: str, lang: str) -> None:
    page = client.get(f"/{lang}/symposia/{locker}/print").text
    assert page.count('<figure class="sheet-figure"><svg') >= len(LOCKER.questions)
    assert page.count('class="issue-text"') == 4

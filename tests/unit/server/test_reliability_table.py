from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask.testing import FlaskClient


def test_the_codebook_tells_how_many_of_each_certainty_were_right(client: FlaskClient) -> None:
    bands = json.loads((files("graph.extract") / "reliability.json").read_text("utf-8"))["bands"]
    page = client.get("/zh/codebook").text
    table = page[page.index('class="reliability"') :].split("</table>")[0]
    rows = re.findall(r'<th scope="row">([\d.]+)–([\d.]+)</th><td>(\d+) / (\d+)</td>', table)
    assert [(float(low), float(high), int(right), int(n)) for low, high, right, n in rows] == [
        (b["low"], b["high"], b["right"], b["n"]) for b in bands if b["n"]
    ]

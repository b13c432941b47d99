"""The grounds of a stance: sentences of their own that give them, word for word. All sentences are invented."""

from __future__ import annotations

import pytest

from tests.support.hearing import Ask, hear

RAFT = Ask("自制竹筏载客是否构成危险作业罪？", "自制竹筏载客构成危险作业罪")
CHINESE = [
    ("构成。因为竹筏没有任何检验手续。", ["竹筏没有任何检验手续"], "因为"),
    ("我认为不构成危险作业罪。理由是载客的河段水深不到半米。", ["载客的河段水深不到半米"], "理由是"),
    ("不构成。理由如下：第一，竹筏不是该罪所说的生产设施；第二，河段水深不到半米。", ["竹筏不是该罪所说的生产设施", "河段水深不到半米"], "理由如下"),
    ("应当构成危险作业罪。一是竹筏从未检验，二是当天发布过洪水预警。", ["竹筏从未检验", "当天发布过洪水预警"], "一是二是"),
    ("构成危险作业罪。理由有两点。其一，竹筏从未检验。其二，当天发布过洪水预警。", ["竹筏从未检验", "当天发布过洪水预警"], "in sentences of their own"),
    ("构成。首先，竹筏从未检验；其次，当天发布过洪水预警。", ["竹筏从未检验", "当天发布过洪水预警"], "首先其次"),
    ("由于竹筏从未检验，应当认定构成危险作业罪。", ["竹筏从未检验"], "in front"),
    ("构成。之所以这样看，原因在于洪水预警已经发到每家每户。", ["洪水预警已经发到每家每户"], "原因在于"),
]  # fmt: skip


def grounds(ask: Ask, said: str, name: str) -> list[str]:
    stance = hear([ask], [(name, said)]).stance(name)
    for reason in stance.reasons:
        assert reason.passage.quote == reason.text
        assert reason.text in said
    return [r.text.strip("。；") for r in stance.reasons]


@pytest.mark.parametrize(("said", "reasons", "why"), CHINESE, ids=[row[2] for row in CHINESE])
def test_chinese(said: str, reasons: list[str], why: str) -> None:
    found = grounds(RAFT, said, "罗启明")
    assert [r for r in reasons if r not in found] == [], (why, found)


ROOF = Ask("Is a tenant who paints the roof green in breach of the lease?", "a tenant who paints the roof green is in breach of the lease")  # fmt: skip
ENGLISH = [
    ("She is in breach. Because the roof is not part of the flat.", ["the roof is not part of the flat"], "because"),
    ("No. My reason is that the lease speaks of walls alone.", ["the lease speaks of walls alone"], "my reason is"),
    ("She is not in breach. First, the lease speaks of walls alone. Second, the landlord stood by and watched.", ["the lease speaks of walls alone", "the landlord stood by and watched"], "first, second"),
    ("Yes, she is, since the roof is not part of the flat.", ["the roof is not part of the flat"], "since"),
    ("There is a breach. The reason is simple: the roof was never let to her.", ["the roof was never let to her"], "the reason is simple"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "reasons", "why"), ENGLISH, ids=[row[2] for row in ENGLISH])
def test_english(said: str, reasons: list[str], why: str) -> None:
    found = [r.rstrip(".") for r in grounds(ROOF, said, "Ruth Calloway")]
    assert [r for r in reasons if r not in found] == [], (why, found)


def test_the_next_answer_is_no_ground() -> None:
    asks = [RAFT, Ask("能否当场没收竹筏？", "可以当场没收竹筏")]
    said = "构成。因为竹筏从未检验。至于没收，应当先作出处罚决定，不能当场没收。"
    stance = hear(asks, [("罗启明", said)]).stance("罗启明", 0)
    assert [r.text for r in stance.reasons] == ["竹筏从未检验"]

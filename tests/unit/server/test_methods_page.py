"""方法与数据 as it is served: every figure with its counts, every issue and view with a way to its passage."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from graph.analysis.methods.groups import SMALLEST_PANEL
from graph.catalogue import say
from graph.model import AgreementKind, ArgumentMap, AuthorityKind, Polarity
from tests.support.factories import Asked, Said, When, a_map

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from graph.catalogue import Language
    from graph.store.port import Store

THEORY = "意思表示理论"
LENS = "按效力级别推演，非结论"


def quarrel() -> ArgumentMap:
    """On 1.1 one cites a law, one a theory, for opposite answers; a third agrees with the law's side but not with its
    reason, by name. 1.2 is all of one mind, 1.3 has one answer."""
    return a_map(
        [Asked(f"1.{n}", f"合同第{n}点是否有效", proposition=f"合同第{n}点有效") for n in (1, 2, 3)],
        [
            Said("韩松", "1.1", "有效", cites=((THEORY, None),), reasons=("意思表示真实",)),
            Said("罗晓", "1.1", "无效", Polarity.DENY, reasons=("违反强制性规定",), cites=(("中华人民共和国民法典", "第一百五十三条"),)),
            Said("程敏", "1.1", "也无效", Polarity.DENY),
            Said("韩松", "1.2", "有效"),
            Said("罗晓", "1.2", "有效"),
            Said("程敏", "1.3", "无效", Polarity.DENY),
        ],
        experts=("韩松", "罗晓", "程敏"),
        agreements=(("程敏", "罗晓", "1.1", AgreementKind.DISAGREE),),
        authorities=((THEORY, AuthorityKind.DOCTRINE, ()),),
    )  # fmt: skip


def served(
    store: Store, client: FlaskClient, the_map: ArgumentMap, asked: str = "", lang: Language = "zh"
) -> str:
    store.save(the_map)
    answer = client.get(f"/{lang}/symposia/{the_map.symposium.id}/methods{asked}")
    assert answer.status_code == 200
    return answer.text


def words_of(page: str) -> str:
    """The text of the page, tags taken out."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_what_has_no_value_says_why(store: Store, client: FlaskClient) -> None:
    page = words_of(served(store, client, quarrel()))
    assert "2 个具体问题" in page  # 1.3 has one answer
    assert "3 处" in page  # nine cells, six answers
    assert "无定义：表态不足两人" in page


def test_small_panels_get_no_figures_for_crowds(store: Store, client: FlaskClient) -> None:
    page = words_of(served(store, client, quarrel()))
    assert f"须有 {SMALLEST_PANEL} 人以上表态，本场表态的专家 3 人，不足此数" in page
    assert "群体共识，由高到低" not in page


def test_large_panels_get_them(store: Store, client: FlaskClient) -> None:
    people = tuple(f"专家{n:02}" for n in range(SMALLEST_PANEL))
    large = a_map(
        [Asked("1.1", "是否有效", proposition="有效")],
        [
            Said(name, "1.1", f"{name}的意见", Polarity.AFFIRM if n % 2 else Polarity.DENY)
            for n, name in enumerate(people)
        ],
        experts=people,
    )
    page = words_of(served(store, client, large))
    assert "群体共识，由高到低" in page
    # two camps of ten: (10 + 1)/(10 + 2) times (0 + 1)/(10 + 2)
    assert "0.076" in page


def test_every_figure_leads_to_the_stance_table_and_every_view_to_its_passage(
    store: Store, client: FlaskClient
) -> None:
    the_map = quarrel()
    page = served(store, client, the_map)
    table = client.get(f"/zh/symposia/{the_map.symposium.id}/table").text
    rows = set(re.findall(r'href="[^"]*/table#(i-[^"]+)"', page))
    assert rows == {f"i-{i.id}" for i in the_map.issues}
    assert all(f'id="{row}"' in table for row in rows)
    reader = client.get(f"/zh/symposia/{the_map.symposium.id}/reader").text
    places = set(re.findall(r'href="[^"]*/reader#(p-[^"]+)"', page))
    assert len(places) == 4  # three views, one disagreement by name
    assert all(f'id="{place}"' in reader for place in places)


def test_all_semantics_and_strengths_are_there(store: Store, client: FlaskClient) -> None:
    page = words_of(served(store, client, quarrel()))
    for key in ("grounded", "complete", "preferred", "stable", "semi_stable", "ideal", "df_quad", "quadratic_energy",
                "euler_based", "h_categorizer"):  # fmt: skip
        assert say(f"methods_page.{key}", "zh") in page
    assert "程敏 与 罗晓 答案相同而点名反对，攻击其理由" in page
    assert "罗晓的理由均被驳" in page


def test_the_lens_is_off_until_it_is_asked_for(store: Store, client: FlaskClient) -> None:
    plain = served(store, client, quarrel())
    assert LENS not in plain
    assert "lens=rank" in plain
    lens = words_of(served(store, client, quarrel(), "?lens=rank"))
    assert LENS in lens
    assert "韩松：第 5 级" in lens
    assert "罗晓：第 1 级" in lens
    assert "关闭透镜" in lens
    assert LENS not in served(store, client, quarrel(), "?lens=anything")


def test_by_rank_the_law_stands_and_the_chain_says_why(store: Store, client: FlaskClient) -> None:
    """程敏 cites nothing, so its attack on 罗晓's reasons fails as well."""
    page = words_of(served(store, client, quarrel(), "?lens=rank"))
    assert "罗晓的意见成立" in page
    assert "韩松的意见不成立：为成立的罗晓的意见所驳" in page


def test_no_stable_set_is_said_and_not_that_all_stand(store: Store, client: FlaskClient) -> None:
    """Two of opposite answers; beside them three in a ring, each against the next by name."""
    ring = ("罗晓", "程敏", "魏明远")
    the_map = a_map(
        [Asked("1.1", "是否有效", proposition="有效")],
        [
            Said("韩松", "1.1", "有效"),
            Said("顾宁", "1.1", "无效", Polarity.DENY),
            *(
                Said(
                    name,
                    "1.1",
                    "视情况",
                    Polarity.CONDITIONAL,
                    when=(When((("价款", value),), Polarity.AFFIRM),),
                )
                for name, value in zip(ring, ("付清", "付半", "未付"), strict=True)
            ),
        ],
        experts=("韩松", "顾宁", *ring),
        agreements=tuple(
            (a, b, "1.1", AgreementKind.DISAGREE) for a, b in zip(ring, (*ring[1:], ring[0]), strict=True)
        ),
    )
    page = words_of(served(store, client, the_map))
    assert "没有稳定组合；因此不说“全部成立”" in page
    assert page.count("不可以：没有一组自洽的意见容得下它") == 3
    assert "没有稳定组合" not in served(store, client, quarrel())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_text_of_a_transcript_is_no_markup(store: Store, client: FlaskClient, lang: Language) -> None:
    evil = "<script>alert(1)</script>"
    the_map = a_map(
        [Asked("1.1", evil, proposition=evil)],
        [
            Said(f"甲{evil}", "1.1", evil, reasons=(evil,)),
            Said("乙", "1.1", evil, Polarity.DENY),
            Said("丙", "1.1", evil),
        ],
        experts=(f"甲{evil}", "乙", "丙"),
        agreements=(("丙", f"甲{evil}", "1.1", AgreementKind.DISAGREE),),
    )
    page = served(store, client, the_map, "?lens=rank", lang)
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page

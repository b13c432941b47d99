"""Invented symposia in any number: seeded, with text and passages, distributed about as printed ones are.

``a_symposium(seed, n)`` is always the same map, whichever others are made. A few experts speak at very many symposia and
most at few; so it is with authorities and charges.
"""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from graph.model import (
    Agreement,
    AgreementKind,
    Answer,
    ArgumentMap,
    Authority,
    AuthorityKind,
    Branch,
    Citation,
    Condition,
    CourtCase,
    DivergentOpinion,
    Document,
    Fact,
    Issue,
    IssueKind,
    Modality,
    Option,
    Origin,
    Participant,
    Party,
    PartyRole,
    Passage,
    Polarity,
    Question,
    Reason,
    Role,
    Silence,
    Span,
    Stance,
    Status,
    Symposium,
    Topic,
    make_id,
    squeeze,
    symposium_id,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

T = TypeVar("T")

_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜谢邹柏章苏潘葛范彭"
_GIVEN = "明远松晓宁川述珊岱衡岚柯舟棠越宜之行知若安庭予白书言清和"
_PLACES = ("甲省", "乙市", "丙州", "丁区", "江北", "东川", "南湖", "西岭")
_BODIES = ("大学法学院", "人民法院", "人民检察院", "律师事务所", "社会科学院法学研究所", "公安局法制支队")
_ORGANISERS = ("某法学期刊", "某律师协会", "某市法学会", "某检察官学院", None)
_CHARGES = (
    "盗窃罪", "诈骗罪", "职务侵占罪", "抢夺罪", "抢劫罪", "敲诈勒索罪", "侵占罪", "故意毁坏财物罪", "合同诈骗罪",
    "非法经营罪", "开设赌场罪", "帮助信息网络犯罪活动罪", "掩饰、隐瞒犯罪所得、犯罪所得收益罪", "受贿罪", "贪污罪",
    "挪用公款罪", "寻衅滋事罪", "故意伤害罪", "过失致人死亡罪", "交通肇事罪", "危险驾驶罪", "信用卡诈骗罪",
    "非法吸收公众存款罪", "集资诈骗罪", "洗钱罪", "伪造货币罪", "妨害公务罪", "非法拘禁罪", "绑架罪", "虚假诉讼罪",
)  # fmt: skip
_LAWS = (
    ("中华人民共和国刑法", AuthorityKind.STATUTE),
    ("中华人民共和国民法典", AuthorityKind.STATUTE),
    ("中华人民共和国刑事诉讼法", AuthorityKind.STATUTE),
    *(
        (f"关于办理第{n}类刑事案件适用法律若干问题的解释", AuthorityKind.JUDICIAL_INTERPRETATION)
        for n in range(1, 40)
    ),
    *((f"指导性案例第{n}号", AuthorityKind.GUIDING_CASE) for n in range(1, 60)),
)
_ACTS = (
    "秘密取走他人财物", "冒用他人身份取得款项", "以虚假材料骗取信任", "利用职务便利占有单位资金", "在网络上散布虚假信息",
    "事后收取好处费", "代他人保管后拒不返还", "强行索要报酬", "擅自改装设备牟利", "以欺骗方法设立账户",
)  # fmt: skip
_GROUNDS = (
    "占有的转移违背了被害人的意志", "被害人基于错误认识作出了处分", "行为人主观上具有非法占有的目的", "社会危害性尚未达到应受刑罚处罚的程度",
    "两个行为之间存在手段与目的的牵连", "财产性利益同样可以成为犯罪对象", "民事上的救济已经足以弥补损失", "平台的管理义务不能转嫁给行为人",
    "因果关系被第三人的介入行为中断", "违法所得的数额应当以实际取得为准", "行为发生时规范尚不明确，不能苛求行为人", "共同的故意在事前已经形成",
)  # fmt: skip
_FACTS = (
    "行为人是否知情",
    "数额是否较大",
    "被害人是否同意",
    "是否利用职务便利",
    "财物是否脱离占有",
    "是否退赃",
)
_FILLING = (
    "这一点在实践中争议很大，需要结合全案证据综合判断。",
    "从条文的文义出发，再看立法的目的，结论就比较清楚。",
    "类似的案件在各地法院的处理并不一致，有必要统一认识。",
    "当然，证明标准不能因为取证困难就有所降低。",
    "如果只看结果而不看行为人的认识，就会失之过宽。",
)
_TURN = (Polarity.AFFIRM, Polarity.DENY, Polarity.CONDITIONAL, Polarity.MIXED, Polarity.SILENT)
_SHARES = (42, 22, 10, 5, 21)
_EXPERTS_FOR = 12  # symposia for each 10 experts of the pool: it grows with the number of symposia


def symposia(stances: int, seed: int = 1) -> Iterator[ArgumentMap]:
    """Symposia until they hold so many stances together."""
    made, n = 0, 0
    while made < stances:
        argument_map = a_symposium(seed, n)
        made, n = made + len(argument_map.stances), n + 1
        yield argument_map


def a_symposium(seed: int, n: int) -> ArgumentMap:
    """The symposium of that number."""
    # passages carry the digest of the finished text: the same is written twice, the first time for the text alone
    text = _Writer(random.Random(f"{seed}/{n}"), n, "").write().document.text  # noqa: S311 - nothing secret
    document = hashlib.sha256(text.encode()).hexdigest()
    return _Writer(random.Random(f"{seed}/{n}"), n, document).write()  # noqa: S311


class _Person(NamedTuple):
    name: str
    affiliation: str | None


@dataclass
class _Writer:
    """Writes the text of one symposium and the map with it."""

    lot: random.Random
    number: int
    document: str
    parts: list[str] = field(default_factory=list)
    length: int = 0
    laws: dict[str, Authority] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    citations: list[Citation] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)

    def write(self) -> ArgumentMap:
        lot = self.lot
        title = f"{lot.choice(_ACTS)}行为定性研讨之{self.number + 1}"
        organiser = lot.choice(_ORGANISERS)
        date = f"{lot.randint(1998, 2025)}-{lot.randint(1, 12):02}"
        self.symposium = symposium_id(title, organiser, date)
        self.line(title)
        self.experts = self._experts()
        cases, opinions = self._cases()
        self.cases = cases
        questions, stances = [], []
        for ordinal in range(1, self._few(3, 8) + 1):
            question, held = self._question(ordinal)
            questions.append(question)
            stances += held
        moderator = Participant(make_id("participant", "主持人", self.symposium), "主持人", Role.MODERATOR)
        return ArgumentMap(
            symposium=Symposium(self.symposium, title, organiser, date, origin=Origin.INVENTED),
            document=Document(self.document, f"{self.number}.txt", "utf-8", "".join(self.parts)),
            participants=(moderator, *self.experts),
            cases=cases,
            opinions=opinions,
            questions=tuple(questions),
            facts=tuple(self.facts.values()),
            stances=tuple(stances),
            authorities=tuple(self.laws.values()),
            citations=tuple(self.citations),
            agreements=tuple(self.agreements),
        )

    def line(self, words: str) -> Passage:
        start = self.length
        self.parts.append(words + "\n")
        self.length += len(words) + 1
        return Passage(self.document, Span(start, start + len(words)), words)

    def _few(self, least: int, most: int) -> int:
        """A number nearer to the least than to the most."""
        return min(self.lot.randint(least, most), self.lot.randint(least, most))

    def _often(self, some: Sequence[T]) -> T:
        """One of them, the first ones far more often than the last."""
        return some[int(len(some) * self.lot.random() ** 3)]

    def _experts(self) -> tuple[Participant, ...]:
        pool = 60 + self.number * 10 // _EXPERTS_FOR
        chosen: dict[int, None] = {}
        while len(chosen) < self.lot.randint(3, 6):
            chosen[int(pool * self.lot.random() ** 2)] = None
        made: dict[str, Participant] = {}
        for n in chosen:
            person = _person(n)
            identity = make_id("participant", person.name, person.affiliation or self.symposium)
            passage = self.line(f"嘉宾：{person.name} {person.affiliation or ''}")
            made[identity] = Participant(identity, person.name, Role.EXPERT, person.affiliation, passage)
        return tuple(made.values())

    def _cases(self) -> tuple[tuple[CourtCase, ...], tuple[DivergentOpinion, ...]]:
        cases, opinions = [], []
        for n in range(1, self._few(1, 3) + 1):
            made = make_id("case", self.symposium, n)
            name = f"{self.lot.choice(_SURNAMES)}某"
            facts = self.line(
                f"案例{n}：{name}{self.lot.choice(_ACTS)}，涉案金额{self.lot.randint(1, 900)}万元。"
                + "".join(self.lot.choices(_FILLING, k=2))
            )
            party = Party(make_id("party", made, name), name, PartyRole.ACCUSED, None, facts)
            cases.append(CourtCase(made, n, f"案例{n}", (party,), facts))
            for k in range(1, self._few(1, 3) + 1):
                charge = self._often(_CHARGES)
                words = self.line(f"第{k}种意见认为，{name}构成{charge}。")
                opinion = make_id("opinion", made, k)
                opinions.append(DivergentOpinion(opinion, made, k, words.quote, (charge,), words))
        return tuple(cases), tuple(opinions)

    def _question(self, ordinal: int) -> tuple[Question, list[Stance]]:
        made = make_id("question", self.symposium, ordinal)
        passage = self.line(f"主持人：问题{ordinal}，关于{self.lot.choice(_ACTS)}，请各位发表意见。")
        issues = tuple(self._issue(made, f"{ordinal}.{k}") for k in range(1, self._few(1, 5) + 1))
        speakers = [e for e in self.experts if self.lot.random() < 0.9]
        stances = [self._stance(i, e, e in speakers) for i in issues for e in self.experts]
        return Question(
            made, ordinal, f"第{ordinal}问", issues, tuple(e.id for e in speakers), passage
        ), stances

    def _issue(self, question: str, number: str) -> Issue:
        case, act, charge = self.lot.choice(self.cases), self.lot.choice(_ACTS), self._often(_CHARGES)
        (kind,) = self.lot.choices((IssueKind.POLAR, IssueKind.CHOICE, IssueKind.OPEN), (6, 3, 1))
        words = {
            IssueKind.POLAR: f"（{number}）{act}是否构成{charge}？",
            IssueKind.CHOICE: f"（{number}）{act}应定何罪？",
            IssueKind.OPEN: f"（{number}）如何理解{act}？",
        }[kind]
        made = make_id("issue", question, case.id, squeeze(words))
        labels = dict.fromkeys((charge, *(self._often(_CHARGES) for _ in range(2))))
        options = tuple(Option(make_id("option", made, squeeze(c)), c, (c,)) for c in labels)
        return Issue(
            made, question, number, words, kind, self.line(words), case.id,
            f"{act}构成{charge}" if kind is IssueKind.POLAR else None,
            options if kind is IssueKind.CHOICE else (), self.lot.choice(tuple(Topic)),
            round(self.lot.uniform(0.5, 1), 2),
        )  # fmt: skip

    def _stance(self, issue: Issue, expert: Participant, speaks: bool) -> Stance:
        made = make_id("stance", issue.id, expert.id)
        (polarity,) = self.lot.choices(_TURN, _SHARES)
        if not speaks or polarity is Polarity.SILENT:
            silence = Silence.NOT_ADDRESSED if speaks else Silence.ABSENT
            return Stance(made, issue.id, expert.id, Polarity.SILENT, silence)
        charge = self._often(_CHARGES)
        claim = f"{issue.text[5:12]}{'' if polarity is Polarity.AFFIRM else '不'}应认定为{charge}"
        passage = self.line(
            f"{expert.name}：我认为，{claim}。" + "".join(self.lot.choices(_FILLING, k=self._few(3, 9)))
        )
        reasons = tuple(self._reason(made, k) for k in range(self._few(0, 4)))
        for _ in range(self._few(0, 3)):
            self._cite(expert, issue)
        if self.lot.random() < 0.06:
            self._take_up(expert, issue)
        answers = tuple(
            Answer(o.id, Polarity.AFFIRM if k == 0 else Polarity.DENY)
            for k, o in enumerate(self.lot.sample(issue.options, min(len(issue.options), self._few(1, 3))))
        )
        (status,) = self.lot.choices(tuple(Status), (80, 10, 6, 3, 1))
        return Stance(
            made, issue.id, expert.id, polarity, None, claim, passage,
            answers=answers,
            branches=self._branches(made, charge) if polarity is Polarity.CONDITIONAL else (),
            charges=(charge,) if polarity is Polarity.AFFIRM else (),
            charges_denied=(charge,) if polarity is Polarity.DENY else (),
            reasons=reasons, confidence=round(self.lot.uniform(0.3, 0.99), 2), rule="generated", status=status,
        )  # fmt: skip

    def _reason(self, stance: str, k: int) -> Reason:
        words = f"其{k + 1}，{self.lot.choice(_GROUNDS)}。"
        return Reason(make_id("reason", stance, k), words, self.line(words))

    def _branches(self, stance: str, charge: str) -> tuple[Branch, ...]:
        label = self.lot.choice(_FACTS)
        fact = make_id("fact", self.symposium, squeeze(label))
        self.facts.setdefault(fact, Fact(fact, label, ("是", "否")))
        made = []
        for value, polarity in (("是", Polarity.AFFIRM), ("否", Polarity.DENY)):
            words = self.line(
                f"如果{label}的回答为{value}，则{'构成' if polarity is Polarity.AFFIRM else '不构成'}{charge}。"
            )
            charges = (charge,) if polarity is Polarity.AFFIRM else ()
            when = (Condition(fact, value, words.quote[2:]),)
            made.append(
                Branch(make_id("branch", stance, label, value), when, words, polarity, charges, Modality.MUST)
            )
        return tuple(made)

    def _cite(self, expert: Participant, issue: Issue) -> None:
        name, kind = self._often(_LAWS)
        law = make_id("authority", squeeze(name))
        self.laws.setdefault(law, Authority(law, name, kind))
        article = f"第{self.lot.randint(1, 400)}条"
        words = self.line(f"《{name}》{article}对此有规定。")
        made = make_id("citation", self.symposium, law, expert.id, words.span.start)
        self.citations.append(Citation(made, law, expert.id, words, issue.question, issue.id, article))

    def _take_up(self, expert: Participant, issue: Issue) -> None:
        other = self.lot.choice(self.experts)
        if other is expert:
            return
        words = self.line(f"我同意{other.name}的意见。")
        made = make_id("agreement", self.symposium, expert.id, other.id, issue.id, words.span.start)
        self.agreements.append(Agreement(made, expert.id, other.id, issue.id, AgreementKind.AGREE, words))


def _person(n: int) -> _Person:
    """The person of that number: always the same; one in eight has no affiliation."""
    lot = random.Random(n)  # noqa: S311 - nothing secret
    name = lot.choice(_SURNAMES) + "".join(lot.choices(_GIVEN, k=2))
    return _Person(name, None if n % 8 == 7 else f"{lot.choice(_PLACES)}{lot.choice(_BODIES)}")

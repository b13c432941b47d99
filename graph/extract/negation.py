"""Whether a clause holds or denies what it speaks of: negations counted where they govern the predicate."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING

from graph.extract.english_negation import (
    asks_rhetorically_in_english,
    has_english_negation,
    negated_in_english,
)
from graph.extract.wordlists import Tongue, pairs, signs, words

if TYPE_CHECKING:
    from collections.abc import Sequence

_VIEW = re.compile(
    r"(?:观点|看法|意见|主张|说法|结论|理由|建议|做法|见解|认识|逻辑|推论|论断)[，]?[^，]{0,3}$"
)
_RHETORICAL = re.compile(
    r"难道|岂(?!不)|何尝(?!不)|怎能|怎么能|怎么会|又怎|如何能|哪里|何来|何[必需须]|凭什么"
)
_RHETORICAL_AFFIRMING = re.compile(
    r"岂不|岂非|何尝不|难道不|难道没有|怎能不|怎么不|怎么能不|不正是|不就是|不也是"
)
# rhetorical, and a word of denial all the same
_WHENCE = re.compile(r"何来|何谈")
_NOUN = re.compile(
    r"(?:责任|义务|权利?|行为|问题|关系|能力|条件|事由|情节|资格|后果|意义|必要|结果|数额|对象|方式|主体|范围|标准|空间|余地|可能性?)[”」』]?(?:$|(?=[不应也都是已尚并没未可能难很，]|明显|显然))"
)
_REFUSAL = re.compile(
    r"(?<![可能要是])(?:不行|不成|不可以|不可|不能|不对|不必|不应当|不应该|不应|不然|未必|免谈|不了)(?:了|的|吧)?[。，]?$"
)
# nobody speaks longer clauses; text without any marks must not cost the square of its length
_LONGEST = 500
_PART_OF = re.compile(r"(?:那|这|该)?(?:一)?(?:部分|份额|数额|金额|情形|情况|行为|人|案件)[。，]?")
_QUOTED = re.compile(r"[“「『\"][^”」』\"]{1,15}[”」』\"]")
_GOVERNED_QUOTE = re.compile(r"(?:不|不能|不宜|不应|没有|并非|不是)$")
_DENYING = re.compile(r"[不没无未毋]")
# 不到岗就是旷工: what stands before 就 is a condition
_ELSE = re.compile(
    r"^(?:不(?![能应宜可得必要会该是])|没有?|未|无)[^，不没]{1,8}?(?:就(?!业)|便|则|即)(?=[^，]{2})"
)
# 没有审查未登记质押的义务: what kind of duty is no matter of the sense
_HAVING = re.compile(
    r"((?:没|并无|具|负|享|存在?)有?|有|无)([^，。；]{2,24})(的(?:义务|责任|必要|理由|权利|依据|资格|余地|可能|空间|道理|障碍|权限|权力|联系|关系|意思|故意))(?=[，。；！？]|$)"
)
_ALL = re.compile(r"所有|任何|一切|全部|每一|凡是|只要")


_STEPS = ("认定", "理解为", "视为", "视作", "推定", "主张", "准许", "支持")


class Kind(Enum):
    """What a token does to the sense of its clause."""

    SET = auto()  # a fixed word: nothing
    NEGATION = auto()
    PREDICATE = auto()
    ATTITUDE = auto()  # takes a proposition, whose sense goes through it
    OF = auto()  # 的: closes a modifier


@dataclass(frozen=True, slots=True)
class Token:
    """A word that matters for the sense; ``turns`` is True for a word that is itself a denial (反对), ``judges`` for
    one that says what to think of what stands before it (妥当).
    """

    kind: Kind
    start: int
    end: int
    word: str
    turns: bool = False
    judges: bool = False


@cache
def _lexicon() -> tuple[re.Pattern[str], dict[str, tuple[Kind, bool]]]:
    """One pattern for all words of sense, longest first, and what each of them is."""
    kinds: dict[str, tuple[Kind, bool]] = {"的": (Kind.OF, False)}
    kinds |= dict.fromkeys(words("zh", "predicates"), (Kind.PREDICATE, False))
    kinds |= {w: (Kind.ATTITUDE, turns) for w, turns in signs("zh", "attitudes").items()}
    kinds |= dict.fromkeys(words("zh", "negations"), (Kind.NEGATION, False))
    kinds |= {w: (Kind.SET, False) for w, _ in pairs("zh", "fixed")}
    kinds |= dict.fromkeys(words("zh", "affirming"), (Kind.SET, False))
    judged = signs("zh", "evaluations").items()
    kinds |= {w: (Kind.PREDICATE, turns) for w, turns in judged if turns}
    kinds |= {w: (Kind.SET, False) for w, turns in judged if not turns and _DENYING.search(w)}
    barred = {w: stop for w, stop in pairs("zh", "fixed") if stop}
    ordered = sorted(kinds, key=lambda w: (-len(w), w))
    body = "|".join(re.escape(w) + (f"(?![{barred[w]}])" if w in barred else "") for w in ordered)
    return re.compile(body), kinds


def tokens_of(clause: str, asked: str = "") -> list[Token]:
    """The words of sense in a Chinese clause. A set phrase whose own verb is ``asked`` about (不影响, where
    the issue is whether it does) counts as the negation it is.
    """
    pattern, kinds = _lexicon()
    hidden = [m.span() for m in _QUOTED.finditer(clause) if not _GOVERNED_QUOTE.search(clause[: m.start()])]
    tokens = []
    for m in pattern.finditer(clause, 0, _LONGEST):
        if any(a < m.start() < b for a, b in hidden):
            continue
        kind, turns = kinds[m[0]]
        if kind is Kind.SET and _is_asked(m[0], asked):
            # the phrase holds the verb as well as the negation
            tokens.append(Token(Kind.NEGATION, m.start(), m.start() + 1, m[0][0]))
            tokens.append(Token(Kind.PREDICATE, m.start() + 1, m.end(), m[0][1:]))
            continue
        if turns and kind is Kind.PREDICATE and m[0] in asked:
            turns = False
        if turns and _governs_on(m[0], clause, m.end()):
            tokens.append(Token(Kind.NEGATION, m.start(), m.end(), m[0]))
            continue
        tokens.append(Token(kind, m.start(), m.end(), m[0], turns, judges=m[0] in signs("zh", "evaluations")))
    return tokens + _praise(clause, tokens)


def _governs_on(word: str, clause: str, end: int) -> bool:
    """Whether a judgement that is a negation too has a verb to govern (没有必要否认, but 这样做没有必要)."""
    return word in words("zh", "negations") and bool(re.match(r"[^，。；！？的了]{2}", clause[end:]))


@cache
def _favourable() -> re.Pattern[str]:
    """Any favourable judgement at the end of a clause."""
    said = [w for w, turns in signs("zh", "evaluations").items() if not turns and w not in ("当然", "为宜")]
    return re.compile(
        "(?:" + "|".join(sorted(map(re.escape, said), key=len, reverse=True)) + ")(?=[。，；！？的了]*$)"
    )


def _praise(clause: str, tokens: Sequence[Token]) -> list[Token]:
    """A favourable judgement that ends the clause, which a negation before it turns round (并不妥当)."""
    found = _favourable().search(clause)
    if not found or not found.start() or any(t.start < found.end() and found.start() < t.end for t in tokens):
        return []
    return [Token(Kind.PREDICATE, found.start(), found.end(), found[0], judges=True)]


def _is_asked(phrase: str, asked: str) -> bool:
    """Whether a set phrase like 不影响 is the denial of the very verb of the issue."""
    core = re.sub(r"^(?:并?不|没有|无)", "", phrase)
    return phrase in words("zh", "affirming") and len(core) >= 2 and core in asked


def negated(clause: str, tongue: Tongue = "zh", asked: str = "") -> bool:
    """True where the clause denies its main predicate; ``asked`` is the predicate of the issue, if any.

    Law: putting one governing negation in front of the main predicate turns the result round.
    """
    if tongue == "en":
        return negated_in_english(clause)
    clause = _ELSE.sub(lambda m: "□" * len(m[0]), clause)
    clause = _HAVING.sub(lambda m: f"{m[1]}{'□' * len(m[2])}{m[3]}", clause)
    tokens = tokens_of(clause, asked)
    return _sense(tokens, clause) ^ (asks_rhetorically(clause, "zh") and not _WHENCE.search(clause))


def denials(said: str, asked: str = "") -> int:
    """How many words of denial stand in Chinese words, in modifiers too; those of what is ``asked`` are none."""
    return sum(t.kind is Kind.NEGATION or (t.turns and t.word not in asked) for t in tokens_of(said, asked))


def has_negation(clause: str, tongue: Tongue = "zh") -> bool:
    """Whether any negation stands in the clause, governing or not."""
    if tongue == "en":
        return has_english_negation(clause)
    return any(t.kind is Kind.NEGATION or t.turns for t in tokens_of(clause))


def main_predicate(clause: str) -> Token | None:
    """The predicate that carries the sense of a Chinese clause: the first that is no part of a modifier."""
    return _main(tokens_of(clause), clause)


def asks_rhetorically(clause: str, tongue: Tongue) -> bool:
    """难道能…吗 says it cannot; 难道不是…吗 has a negation of its own and says it is: both turn the clause once."""
    if tongue == "en":
        return asks_rhetorically_in_english(clause)
    asks = clause.rstrip().endswith(("？", "?", "吗", "呢"))
    return asks and bool(_RHETORICAL.search(clause) or _RHETORICAL_AFFIRMING.search(clause))


def _main(tokens: Sequence[Token], clause: str) -> Token | None:
    """The first head that is no part of a modifier and no noun itself (赔偿责任)."""
    parting = [t for t in tokens if t.kind is Kind.OF]
    closing = max((t.start for t in parting if _PART_OF.fullmatch(clause, t.end)), default=-1)
    heads = [
        t
        for t in tokens
        if t.kind in (Kind.PREDICATE, Kind.ATTITUDE)
        and not _NOUN.match(clause, t.end)
        and not _closes_noun(t, closing)
    ]
    heads = [t for t in heads if not _is_object(t, tokens, clause)] or heads
    last = heads[-1].start if heads else 0
    starts = [t.start for t in parting]
    for head in heads:
        n = bisect_left(starts, head.end)
        # a 的 behind the head, and another head behind that
        if n == len(starts) or starts[n] >= last:
            return head
        if _takes_clause(tokens, head, heads):
            return head
    return heads[-1] if heads else None


def _is_object(head: Token, tokens: Sequence[Token], clause: str) -> bool:
    """Whether a verb stands as a noun at the end of its clause (不影响数额的认定)."""
    ends = head.end == len(clause.rstrip("。，；？！"))
    return ends and any(t.kind is Kind.OF and t.end == head.start for t in tokens)


def _closes_noun(head: Token, closing: int) -> bool:
    """An evaluation inside a noun phrase that ends the clause (超出合理报酬的部分) judges nothing; ``closing`` is
    where the 的 of such a phrase stands.
    """
    return head.turns and head.kind is Kind.PREDICATE and closing >= head.end


def _takes_clause(tokens: Sequence[Token], head: Token, heads: Sequence[Token]) -> bool:
    """An attitude (认为, 不能认定) or a copula whose object, modifiers and all, follows; a 的 right after it ends it."""
    if head.kind is not Kind.ATTITUDE or head is not heads[0]:
        return False
    following = next((t for t in tokens if t.start >= head.end), None)
    return following is not None and not (following.kind is Kind.OF and following.start == head.end)


def _sense(tokens: Sequence[Token], clause: str) -> bool:
    refusal = _REFUSAL.search(clause)
    if refusal and not any(t.kind is Kind.SET and t.end > refusal.start() for t in tokens):
        return not re.search(r"(?:并非|不是|未尝|不能说)$", clause[: refusal.start()])
    main = _main(tokens, clause)
    if main is None:
        return sum(t.kind is Kind.NEGATION for t in tokens) % 2 == 1
    judged = _judgement(tokens, main)
    if judged is not None:
        passed = [t for t in tokens if main.end <= t.start < judged.start]
        return (
            _sense([t for t in tokens if t.end <= main.end], clause)
            ^ _governing(passed, clause)
            ^ judged.turns
        )
    before = [t for t in tokens if t.end <= main.start]
    after = [t for t in tokens if t.start >= main.end]
    result = _governing(before, clause) ^ main.turns
    last_of = max((t.end for t in before if t.kind is Kind.OF), default=0)
    if last_of and _VIEW.search(clause[last_of : main.start]):
        inside = [t for t in before if t.end < last_of]
        result ^= _sense(inside, clause[:last_of])
    if main.kind is Kind.ATTITUDE:
        result ^= _sense(after, clause)
    return result


def _governing(before: Sequence[Token], clause: str) -> bool:
    """Parity of the negations in front of a predicate that no 的 shuts into a modifier (并非所有的… is none)."""
    last_of = max((t.start for t in before if t.kind is Kind.OF), default=-1)
    counted = [
        t for t in before if t.kind is Kind.NEGATION and (t.start > last_of or _ALL.match(clause, t.end))
    ]
    return len(counted) % 2 == 1


def _judgement(tokens: Sequence[Token], main: Token) -> Token | None:
    """An evaluation after a main predicate that takes no proposition: what stands before it is its subject."""
    if main.kind is Kind.ATTITUDE:
        last = tokens[-1]
        return last if last.judges and main.word in _STEPS and not main.turns else None
    return next((t for t in reversed(tokens) if t.start >= main.end and t.judges), None)

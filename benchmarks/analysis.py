"""How long an analysis takes, in time of the processor: a panel of twelve over thirty issues; long reasons.

python -m benchmarks.analysis
"""

from __future__ import annotations

from time import process_time

from graph.analysis.report import analyse
from graph.model import ArgumentMap, IssueKind, Polarity
from tests.support.factories import Asked, Said, When, a_map

_CHARGES = ("盗窃罪", "诈骗罪", "侵占罪")
_POLARITIES = (Polarity.AFFIRM, Polarity.DENY, Polarity.CONDITIONAL, Polarity.AFFIRM, Polarity.MIXED)


def the_map(experts: int = 12, issues: int = 30, length: int = 60) -> ArgumentMap:
    """Everybody answers everything with two reasons of that length of their own, an authority, and, every fifth time,
    two conditions of their own.
    """
    names = [f"专家{n}" for n in range(experts)]
    asked = [
        Asked(f"{n + 1}.1", f"第{n}项应如何认定", IssueKind.CHOICE, options=_CHARGES)
        if n % 2
        else Asked(f"{n + 1}.1", f"第{n}项是否构成犯罪", proposition=f"第{n}项构成犯罪")
        for n in range(issues)
    ]
    return a_map([*asked], [_said(k, n, name, a, length) for k, name in enumerate(names) for n, a in enumerate(asked)],
                 experts=names)  # fmt: skip


def _said(k: int, n: int, name: str, asked: Asked, length: int) -> Said:
    polarity = _POLARITIES[(k + n) % 5]
    depends = polarity is Polarity.CONDITIONAL
    return Said(
        name,
        asked.number,
        f"{name}关于{asked.number}的主张",
        polarity,
        charges=(_CHARGES[(k * n) % 3],) if polarity is Polarity.AFFIRM else (),
        denied=(_CHARGES[k % 3],),
        when=(
            When(((f"事实{k}", "存在"),), Polarity.AFFIRM, (_CHARGES[n % 3],)),
            When(((f"事实{k}", "不存在"),), Polarity.DENY),
        )
        if depends
        else (),
        reasons=tuple(_text(k * 997 + n * 31 + r, length) for r in range(2)),
        cites=((f"第{n % 7}号文件", f"第{k % 2}条"),),
    )


def _text(seed: int, length: int) -> str:
    """Letters by chance, the same for a seed."""
    state, made = seed + 1, []
    for _ in range(length):
        state = state * 48271 % 2147483647
        made.append(chr(0x4E00 + state % 600))
    return "".join(made)


def spent(m: ArgumentMap) -> float:
    """Seconds of the processor, the best of ten."""
    best = float("inf")
    for _ in range(10):
        started = process_time()
        analyse(m)
        best = min(best, process_time() - started)
    return best


def main() -> None:
    """Print the time of a large panel, and what ten times the text costs."""
    print(f"12 experts, 30 issues: {spent(the_map()) * 1000:.0f} ms")
    short, long = spent(the_map(4, 6, 300)), spent(the_map(4, 6, 3000))
    print(f"ten times the text: {short * 1000:.1f} -> {long * 1000:.1f} ms, ratio {long / short:.1f}")


if __name__ == "__main__":
    main()

"""What stands around the article of a saved web page: menus, sidebars, links to other articles, comments."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.transcript.edits import Edit

# possessive: a tag that is never closed is not tried in other ways
_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)\b(?P<rest>(?:\"[^\"<]*\"|'[^'<]*'|[^<>\"'])*+)>"
)
_VOID = frozenset(
    ("br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "wbr")
)
_CLOSED_BY_ITSELF = frozenset(("p", "li", "dd", "dt", "tr", "td", "th", "option"))
_CONTAINERS = frozenset(
    ("div", "ul", "ol", "dl", "section", "table", "tr", "td", "p", "nav", "header", "aside")
)
_ROLE = re.compile(
    r"\brole\s*=\s*[\"']?(?:navigation|complementary|search|banner|contentinfo)\b", re.IGNORECASE
)
_HIDDEN = re.compile(
    r"(?:^|\s)hidden(?=[\s=/]|$)|display\s*:\s*none|aria-hidden\s*=\s*[\"']?true", re.IGNORECASE
)
_NAMED = re.compile(
    r"\b(?:class|id)\s*=\s*(?:[\"'][^\"']*?)?\b(?:related|recommend|sidebar|comments?|breadcrumbs?|crumbs?|pagination|"
    r"share|menu|hot-?news|hot-?list|rank(?:ing)?|copyright|friend-?links?)\b",
    re.IGNORECASE,
)
# what holds more of the page than this is the page
_MOST = 0.3
_DENSE = 0.6
_LONG_LINK = 5  # the name of a person or of a column is shorter, the title of an article is not
_FEWEST_LINKS = 2


@dataclass(slots=True)
class _Element:
    name: str
    rest: str
    start: int
    end: int = 0
    letters: int = 0
    linked: int = 0
    links: int = 0
    inner: list[_Element] = field(default_factory=list)


def navigation(text: str) -> Iterator[Edit]:
    """The outermost elements that are no part of the article, to be left out; linear in the length of the text.

    An element that holds a third of the page is never left out, whatever it is called.
    """
    root = _tree(text)
    waiting = list(reversed(root.inner))
    while waiting:
        element = waiting.pop()
        if element.letters <= _MOST * root.letters and _is_around(element):
            yield element.start, element.end, "\n"
        else:
            waiting.extend(reversed(element.inner))


def _is_around(e: _Element) -> bool:
    if e.name == "aside" or _ROLE.search(e.rest) or _HIDDEN.search(e.rest):
        return True
    if e.name not in _CONTAINERS:
        return False
    is_list_of_titles = e.links >= _FEWEST_LINKS and e.linked >= max(_DENSE * e.letters, _LONG_LINK * e.links)
    return is_list_of_titles or bool(_NAMED.search(e.rest))


def _tree(text: str) -> _Element:
    """The elements with how much they hold, and how much of it in links; what is never closed ends with its parent."""
    root = _Element("", "", 0)
    stack, opened, at = [root], {"": 1}, 0
    for m in _TAG.finditer(text):
        _count(stack, text[at : m.start()], opened)
        at = m.end()
        name = m["name"].lower()
        if m["close"]:
            if opened.get(name):
                while stack[-1].name != name:
                    _close(stack, opened, m.start())
                _close(stack, opened, m.end())
        elif name not in _VOID:
            if name in _CLOSED_BY_ITSELF and stack[-1].name == name:
                _close(stack, opened, m.start())
            stack.append(_Element(name, m["rest"], m.start()))
            opened[name] = opened.get(name, 0) + 1
    _count(stack, text[at:], opened)
    while len(stack) > 1:
        _close(stack, opened, len(text))
    return root


def _count(stack: list[_Element], words: str, opened: dict[str, int]) -> None:
    letters = sum(c.isalnum() for c in words)
    stack[-1].letters += letters
    if opened.get("a"):
        stack[-1].linked += letters


def _close(stack: list[_Element], opened: dict[str, int], end: int) -> None:
    """The innermost element ends; what it holds counts for the one around it."""
    done = stack.pop()
    done.end = end
    opened[done.name] -= 1
    around = stack[-1]
    around.letters += done.letters
    around.linked += done.linked
    around.links += done.links + (done.name == "a" and done.letters > 0)
    around.inner.append(done)

"""The sheet of nodes and edges that an argument map is written on.

Ids: a node that symposia share (expert, moderator, charge, authority) has its own id; any other has
``<symposium>/<id in the map>``, with the id in the map as ``item``, so that no two symposia can meet in one
node. What has no id in the map gets one from what it hangs on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.exchange.document import encode_item, write_json
from graph.lexicon.charge_names import name_in_full
from graph.model import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import Passage
    from graph.store.position import ChargeMode

Properties = dict[str, Any]


class Ref(NamedTuple):
    """A node by label and id."""

    label: str
    id: str


class Edge(NamedTuple):
    """A relationship, without its properties."""

    kind: str
    source: Ref
    target: Ref


@dataclass(slots=True)
class Rows:
    """The nodes and edges of one symposium, each once; an edge is one where its properties are the same."""

    symposium: str
    nodes: dict[Ref, Properties] = field(default_factory=dict)
    edges: dict[tuple[Edge, tuple[tuple[str, object], ...]], Properties] = field(default_factory=dict)

    @property
    def event(self) -> Ref:
        """The node of the symposium itself."""
        return Ref("Symposium", self.symposium)

    def ref(self, label: str, item: str) -> Ref:
        """The node of this symposium for an item of the map."""
        return Ref(label, f"{self.symposium}/{item}")

    def own(self, label: str, item: str, /, **properties: object) -> Ref:
        """Write a node of this symposium; the first to tell of it is believed."""
        ref = self.ref(label, item)
        self.nodes.setdefault(ref, {"symposium": self.symposium, "item": item, **properties})
        return ref

    def shared(self, label: str, identity: str, /, **properties: object) -> Ref:
        """Write a node that other symposia may know too; how this one writes it is kept on its edge."""
        ref = Ref(label, identity)
        if ref not in self.nodes:
            self.nodes[ref] = {}
            self.edge("INVOLVES", self.event, ref, written=write_json(properties))
        return ref

    def edge(self, kind: str, source: Ref, target: Ref, /, **properties: object) -> None:
        """Write a relationship."""
        self.edges.setdefault((Edge(kind, source, target), (*properties.items(),)), properties)

    def evidence(
        self, source: Ref, passage: Passage | None, kind: str = "EVIDENCED_BY", **said: object
    ) -> None:
        """Write the passage and that it bears out ``source``."""
        if passage is None:
            return
        fragments = write_json([encode_item(f) for f in passage.fragments]) if passage.fragments else None
        made = self.own(
            "Passage", passage.id, span_start=passage.span.start, span_end=passage.span.end,
            quote=passage.quote, alignment=passage.alignment, fragments=fragments,
        )  # fmt: skip
        self.edge(kind, source, made, **said)
        self.edge("IN_DOCUMENT", made, self.own("Document", passage.document))

    def charges(self, source: Ref, names: Iterable[str], mode: ChargeMode) -> None:
        """Write which charges ``source`` names, and how."""
        for name in names:
            self.edge("NAMES_CHARGE", source, self.charge(name), mode=mode)

    def charge(self, name: str) -> Ref:
        """Write the charge by its full name, with the ones it became, each a node of its own."""
        full, entry = name_in_full(name) or (name, None)
        if entry is None:
            return self.shared("Charge", charge_key(name), name=name)
        force = {
            "in_force_from": entry.in_force_from and entry.in_force_from.isoformat(),
            "in_force_until": entry.in_force_until and entry.in_force_until.isoformat(),
        }
        made = self.shared("Charge", squeeze(full), name=full, article=entry.article, **force)
        following = name_in_full(entry.successor) if entry.successor else None
        # a selection that the newer charge still has (销售假药罪) is that charge's already
        if following and full not in following[1].forms:
            self.edge("SUCCEEDED_BY", made, self.charge(following[0]))
        return made


def charge_key(name: str) -> str:
    """The id of a charge: its full name without punctuation, whether the name is full or a short form."""
    found = name_in_full(name)
    return squeeze(found[0] if found else name) or name


def authority_keys(*names: str) -> list[str]:
    """What an authority is found by: names and aliases without punctuation."""
    return sorted({squeeze(name) or name for name in names})

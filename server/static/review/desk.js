// Which proposal is selected, and what of the text it rests on.

import { showInText } from "./source.js";

let selected = "";

export const cards = () => [...document.querySelectorAll("#proposals .proposal")];
export const cardOf = (item) => document.getElementById("item-" + item);
export const current = () => (selected && cardOf(selected)) || null;
const isOpen = (card) => ["", "unsure"].includes(card.dataset.verdict) && !["silence", "fact"].includes(card.dataset.kind);

const marksOf = (anchor) => [...document.querySelectorAll("#lines mark")].filter((m) => m.dataset.passages.split(" ").includes(anchor));

/** Selects a card: lights its passages and brings the first of them in sight. */
export function select(card, { focus = true, follow = true, scroll = true } = {}) {
  for (const one of document.querySelectorAll(".proposal.selected")) mark(one, false);
  for (const lit of document.querySelectorAll("#lines .lit")) lit.classList.remove("lit");
  selected = card ? card.dataset.item : "";
  if (!card) return;
  mark(card, true);
  const found = card.dataset.passages.split(" ").filter(Boolean).flatMap(marksOf);
  for (const one of found) one.classList.add("lit");
  if (focus) card.focus({ preventScroll: true });
  if (scroll) card.scrollIntoView({ block: "nearest" });
  if (follow && found.length) showInText(found[0]);
}

function mark(card, isSelected) {
  card.classList.toggle("selected", isSelected);
  card.tabIndex = isSelected ? 0 : -1;
  if (isSelected) card.setAttribute("aria-current", "true");
  else card.removeAttribute("aria-current");
}

/** The card so many places further on; the selected one's neighbours, else the first. */
export function neighbour(step) {
  const all = cards();
  const at = all.indexOf(current());
  return at < 0 ? all[0] : all[Math.min(Math.max(at + step, 0), all.length - 1)];
}

/** The next card after this one that waits for a decision, else the first that does, else the next undecided silence;
    null where none is left. */
export function nextOpen(card) {
  const all = cards().filter((one) => one !== card);
  const later = card ? all.filter((one) => card.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) : all;
  const isSilence = (one) => one.dataset.kind === "silence" && !one.dataset.verdict;
  return later.find(isOpen) ?? all.find(isOpen) ?? later.find(isSilence) ?? null;
}

/** Selects what rests on the innermost passage of a mark; chosen again, the next of them. */
export function selectAt(passages) {
  for (const anchor of passages) {
    const resting = cards().filter((card) => card.dataset.passages.split(" ").includes(anchor));
    if (!resting.length) continue;
    const at = resting.indexOf(current());
    select(resting[(at + 1) % resting.length], { follow: false });
    return true;
  }
  return false;
}

/** Marks in the text what was rejected. */
export function shade() {
  for (const one of document.querySelectorAll("#lines mark.rejected")) one.classList.remove("rejected");
  for (const card of cards()) {
    if (card.dataset.verdict !== "reject") continue;
    for (const one of card.dataset.passages.split(" ").filter(Boolean).slice(0, 1).flatMap(marksOf)) {
      if (one.dataset.passages.split(" ")[0] === card.dataset.passages.split(" ")[0]) one.classList.add("rejected");
    }
  }
}

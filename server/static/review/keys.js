// The keys of the page; none of them acts while somebody is typing.

import { current, neighbour, nextOpen, select } from "./desk.js";
import { say } from "./exchange.js";
import { add, leave, submit, view } from "./steps.js";

const help = document.getElementById("keys");
const search = document.getElementById("search");
const text = document.getElementById("transcript");
const isTyping = (element) => element.matches("input, textarea, select, [contenteditable]");

function press(selector) {
  current()?.querySelector(selector)?.click();
}

function judge(verdict) {
  const button = current()?.querySelector(`.judge button[value=${verdict}]`);
  if (button) submit(button.form, button);
}

function turn(label) {
  const links = [...document.querySelectorAll(label)];
  const at = links.findIndex((link) => link.hasAttribute("aria-current"));
  view(links[(at + 1) % links.length].href);
}

function toText() {
  if (text.contains(document.activeElement)) current()?.focus();
  else text.focus();
}

const move = (card) => { if (card) select(card); };
const [shown, order] = ["#bar .choices:nth-of-type(1) a", "#bar .choices:nth-of-type(2) a"];

const KEYS = {
  j: () => move(neighbour(1)),
  k: () => move(neighbour(-1)),
  ArrowDown: () => move(neighbour(1)),
  ArrowUp: () => move(neighbour(-1)),
  n: () => { const card = nextOpen(current()); if (card) select(card); else say(document.getElementById("words").dataset.end); },
  a: () => judge("accept"),
  r: () => judge("reject"),
  u: () => judge("unsure"),
  e: () => press("a.amend"),
  m: () => press("a.merge"),
  z: () => submit(document.getElementById("undo-form")),
  p: add,
  t: toText,
  o: () => turn(order),
  f: () => turn(shown),
  g: () => document.getElementById("bulk-link").click(),
  h: () => { const told = current()?.querySelector(".history"); if (told) told.open = !told.open; },
  "/": () => { search.showModal(); search.querySelector("input").select(); },
  "?": () => help.showModal(),
  Escape: leave,
};

addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (document.querySelector("dialog[open]")) return;
  const target = event.target instanceof Element ? event.target : document.body;
  if (event.key !== "Escape" && isTyping(target)) return;
  // the arrows scroll the text while it has the focus
  if (event.key.startsWith("Arrow") && target === text) return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

document.getElementById("keys-button").hidden = false;
document.addEventListener("click", (event) => { if (event.target.closest("#keys-button")) help.showModal(); });
document.addEventListener("swapped", () => { document.getElementById("keys-button").hidden = false; });

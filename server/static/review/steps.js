// What a reviewer can do: each step is a form or a link of the page, sent without leaving it.

import { cardOf, current, nextOpen, select } from "./desk.js";
import { chosenSpan, editor, forgetSelection } from "./editor.js";
import { load, say, send } from "./exchange.js";

const words = () => document.getElementById("words").dataset;
const asking = document.getElementById("ask-name");
let waiting = null;

/** Sends a form; asks for the reviewer's name first where a decision needs one. */
export async function submit(form, by) {
  const step = by?.name === "do" ? by.value : form.elements.do?.value;
  if (form.method === "get") {
    await open(form.action + "?" + new URLSearchParams(new FormData(form)), form);
    return;
  }
  if (step !== "name" && !words().reviewer) {
    waiting = [form, by];
    asking.showModal();
    return;
  }
  if (step === "name") asking.close();
  const card = form.closest(".proposal");
  const next = step === "decide" ? nextOpen(card) : null;
  const place = (next ?? card ?? current())?.dataset.item;
  const answer = await send(form, by);
  if (!answer) return;
  const at = step === "decide" ? place : words().at || place;
  const { isRefused } = answer;
  settle(isRefused && card ? card.dataset.item : at);
  if (step === "position") enter("edit");
  if (isRefused) document.querySelector("#proposals [role=alert], #bar [role=alert]")?.scrollIntoView({ block: "nearest" });
  if (step === "decide" && !next && !isRefused) say(words().end);
  if (step === "name") await resume();
}

async function resume() {
  const [form, by] = waiting ?? [];
  waiting = null;
  if (!form) return;
  // the page was put in anew meanwhile: the same button of the same item
  const item = form.elements.namedItem("item")?.value;
  const again = form.isConnected ? form : [...document.forms].find((f) => f.elements.do?.value === form.elements.do.value && f.elements.namedItem("item")?.value === item);
  if (again) await submit(again, by && [...again.elements].find((b) => b.name === by.name && b.value === by.value));
}

export function forgetWaiting() { waiting = null; }

/** Opens what an address has, beside a form that is being filled in; ``gone`` is a form that has done its work. */
export async function open(address, gone = null) {
  const place = current()?.dataset.item;
  const wanted = new URL(address, location.href);
  const held = editor();
  if (held && held !== gone && !wanted.searchParams.has("edit")) wanted.searchParams.set("edit", held.elements.namedItem("item").value);
  if (!(await load(wanted, gone))) return;
  const opened = wanted.searchParams.get("edit") ?? wanted.searchParams.get("merge");
  settle(opened || place || words().at);
  const panel = wanted.searchParams.has("least") ? "bulk" : wanted.searchParams.has("merge") ? "merge" : wanted.searchParams.has("add") || wanted.searchParams.has("edit") ? "edit" : "";
  enter(panel);
}

/** Shows a view of the page, and lets the address say so. */
export async function view(address) {
  const shown = new URL(address, location.href);
  history.replaceState(null, "", shown.pathname + shown.search);
  await open(address);
}

function enter(name) {
  const panel = document.querySelector('[data-panel="add"]') ?? document.querySelector(`[data-panel="${name}"]`);
  const first = ["[data-first]", "#answer", ".editor-fields textarea", "input:not([type=hidden])"].map((s) => panel?.querySelector(s)).find(Boolean);
  if (!first) return;
  panel.scrollIntoView({ block: "nearest" });
  first.focus();
}

function settle(item) {
  select(item ? cardOf(item) : null, { follow: !chosenSpan() });
}

/** Starts a position that nobody read, at what is selected in the text, else at the passage of the selected item. */
export async function add() {
  const address = new URL(document.getElementById("add-link").href);
  const span = chosenSpan() ?? current()?.dataset.passages.match(/^p-(\d+)-(\d+)/)?.slice(1);
  if (span) {
    address.searchParams.set("start", span[0]);
    address.searchParams.set("end", span[1]);
  }
  await open(address);
  forgetSelection();
}

/** Leaves the form that is open: first its fields, then the form itself. */
export function leave() {
  const panel = document.activeElement?.closest(".panel") ?? document.querySelector(".panel");
  const inside = panel?.contains(document.activeElement);
  if (panel && inside && panel.matches(".editor")) {
    panel.closest(".proposal").focus();
  } else if (panel) {
    const link = document.querySelector(".panel [data-cancel]");
    if (link) open(link.href, document.querySelector(".editor"));
  }
}

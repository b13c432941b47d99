// The review page: wires the text, the proposals and the forms together.

import { current, select, selectAt, shade, cards, cardOf } from "./desk.js";
import { chosenSpan, editor, forgetSelection, nudge, pick, showPassage, watchSelection } from "./editor.js";
import "./keys.js";
import "./search.js";
import { showInText } from "./source.js";
import { add, forgetWaiting, open, submit, view } from "./steps.js";

document.body.classList.add("scripted");

function inText(event) {
  const mark = event.target.closest("#lines mark");
  if (!mark) return false;
  event.preventDefault();
  if (chosenSpan()) return true;
  if (!selectAt(mark.dataset.passages.split(" "))) {
    // its proposals are not among those shown
    const link = mark.querySelector("[data-to]");
    if (link) location.assign(location.pathname + link.dataset.to);
  }
  return true;
}

function inPanes(event) {
  const one = (selector) => event.target.closest(selector);
  const shown = one("a[data-swap]");
  const opened = one("a.amend, a.merge");
  if (one("[data-nudge]")) nudge(one("[data-nudge]"), event.shiftKey);
  else if (one("[data-pick]")) { pick(chosenSpan()); forgetSelection(); editor().elements.quote.focus(); }
  else if (one("[data-add]") || one("#add-link")) add();
  else if (one("#bulk-link")) open(shown.href);
  else if (shown) view(shown.href);
  else if (opened) { select(opened.closest(".proposal"), { follow: false }); open(opened.href, editor()); }
  else if (one("[data-cancel]")) open(one("[data-cancel]").href, editor());
  else if (one(".to-passage")) showInText(document.getElementById(one(".to-passage").hash.slice(1)));
  else if (one("[data-close]")) one("dialog").close();
  else return false;
  event.preventDefault();
  return true;
}

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.button) return;
  if (inText(event) || inPanes(event)) return;
  const card = event.target.closest(".proposal");
  if (card && card !== current()) select(card, { focus: !event.target.closest("a, button, input, select, textarea, summary") });
});

document.addEventListener("submit", (event) => {
  if (event.defaultPrevented || event.target.method === "dialog") return;
  event.preventDefault();
  submit(event.target, event.submitter);
});

document.addEventListener("change", (event) => {
  if (event.target.id === "least") event.target.form.requestSubmit();
});

document.addEventListener("selectionchange", watchSelection);
document.getElementById("ask-name").addEventListener("cancel", forgetWaiting);
document.addEventListener("swapped", dress);

function dress() {
  // a drag that begins on a link, or on what can be focused, selects no text
  for (const link of document.querySelectorAll("#lines a[href]")) {
    link.dataset.to = link.hash;
    link.removeAttribute("href");
    link.removeAttribute("tabindex");
  }
  shade();
  showPassage();
}

function start() {
  dress();
  const asked = location.hash.startsWith("#item-") ? cardOf(location.hash.slice(6)) : editor()?.closest(".proposal");
  const first = asked ?? cards()[0];
  if (first) select(first, { focus: Boolean(asked), scroll: Boolean(asked) });
}
addEventListener("hashchange", start);
start();

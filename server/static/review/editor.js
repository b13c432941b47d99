// The form for one item: its passage by selecting in the text, or clause by clause.

import { clauseEdge, paint, selectedSpan, source } from "./source.js";
import { say } from "./exchange.js";

export const editor = () => document.querySelector("#proposals .editor");
const words = () => document.getElementById("words").dataset;
const bar = document.getElementById("selection");

/** What the form has for a passage, painted in the text. */
export function showPassage() {
  const form = editor();
  const { start, end } = form?.elements ?? {};
  paint(start?.value ? [Number(start.value), Number(end.value)] : null);
  if (form) form.querySelector(".nudges").hidden = false;
}

/** Puts the stretch of the text into the form. */
export function pick([start, end]) {
  const fields = editor().elements;
  const quote = source().slice(start, end).join("");
  fields.start.value = start;
  fields.end.value = end;
  fields.quote.value = quote;
  // a text area has its own idea of line ends
  fields.picked.value = fields.quote.value;
  showPassage();
  say(words().picked.replace("{n}", end - start));
}

/** Moves one end of the passage by a clause, or by a character. */
export function nudge(button, isLetter) {
  const fields = editor().elements;
  const text = source();
  let [start, end] = [Number(fields.start.value), Number(fields.end.value)];
  if (!fields.start.value) return;
  const [edge, way] = button.dataset.nudge.split(" ");
  const move = (offset) => isLetter ? offset + Number(way) : clauseEdge(text, offset, Number(way));
  if (edge === "start") start = move(start);
  else end = move(end);
  if (start >= 0 && start < end && end <= text.length) pick([start, end]);
}

/** The bar under the text that says how much is selected and what may be done with it. */
export function watchSelection() {
  const span = selectedSpan();
  bar.hidden = !span;
  if (!span) return;
  bar.querySelector("[data-pick]").hidden = !editor();
  const told = words().selected.replace("{n}", span[1] - span[0]);
  bar.querySelector(".selected-words").textContent = told;
  bar.dataset.start = span[0];
  bar.dataset.end = span[1];
}

/** What is selected, as the bar has it; null where nothing is. */
export const chosenSpan = () => bar.hidden ? null : [Number(bar.dataset.start), Number(bar.dataset.end)];

export function forgetSelection() {
  getSelection().removeAllRanges();
  bar.hidden = true;
}

// What was filled in and not saved is not left behind without asking.
function isChanged(field) {
  if (!field.options) return field.defaultValue !== undefined && field.value !== field.defaultValue;
  return field.selectedIndex !== Math.max(0, [...field.options].findIndex((option) => option.defaultSelected));
}

addEventListener("beforeunload", (event) => {
  if ([...(editor()?.elements ?? [])].some(isChanged)) event.preventDefault();
});

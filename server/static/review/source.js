// The text as received, in code points as the server counts them, and the places of the page that show it.

const pane = () => document.getElementById("lines");
const runs = () => [...pane().querySelectorAll("[data-start]")];
const startOf = (run) => Number(run.dataset.start);
const lengthOf = (run) => Number(run.dataset.length ?? [...run.textContent].length);

/** The whole text as a list of code points; what has no place on the page is a line end. */
export function source() {
  const found = [];
  for (const run of runs()) {
    const letters = run.dataset.length ? Array(lengthOf(run)).fill("\ufffd") : [...run.textContent];
    letters.forEach((letter, n) => { found[startOf(run) + n] = letter; });
  }
  return Array.from(found, (letter) => letter ?? "\n");
}

/** Where what is selected in the text begins and ends; null where nothing of it is. */
export function selectedSpan() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(pane())) return null;
  const parts = runs().filter((run) => range.intersectsNode(run)).map((run) => partOf(run, range));
  const whole = parts.filter(([start, end]) => start < end);
  if (!whole.length) return null;
  return trimmed(whole[0][0], whole[whole.length - 1][1]);
}

function partOf(run, range) {
  const at = startOf(run);
  if (run.dataset.length) return [at, at + lengthOf(run)];
  const text = run.firstChild;
  const before = (offset) => [...text.data.slice(0, offset)].length;
  const start = range.startContainer === text ? at + before(range.startOffset) : at;
  const end = range.endContainer === text ? at + before(range.endOffset) : at + lengthOf(run);
  // a range may touch the run at its very edge only
  const isBefore = range.endContainer !== text && range.comparePoint(text, 0) > 0;
  return isBefore ? [at, at] : [start, end];
}

function trimmed(start, end) {
  const text = source();
  while (start < end && /\s/.test(text[start])) start += 1;
  while (end > start && /\s/.test(text[end - 1])) end -= 1;
  return start < end ? [start, end] : null;
}

/** Marks the stretch in the text, in place of what was marked before; nothing where there is no stretch. */
export function paint(span) {
  if (!CSS.highlights) return;
  CSS.highlights.delete("picked");
  const range = span && rangeOf(...span);
  if (range) CSS.highlights.set("picked", new Highlight(range));
}

function rangeOf(start, end) {
  const shown = runs().filter((run) => startOf(run) < end && startOf(run) + lengthOf(run) > start);
  if (!shown.length) return null;
  const range = new Range();
  range.setStart(...place(shown[0], start));
  range.setEnd(...place(shown[shown.length - 1], end));
  return range;
}

function place(run, offset) {
  if (run.dataset.length) return [run, offset > startOf(run) ? run.childNodes.length : 0];
  const letters = [...run.firstChild.data].slice(0, Math.max(0, offset - startOf(run)));
  return [run.firstChild, letters.join("").length];
}

/** The next end of a clause from ``offset`` on, forwards (1) or backwards (-1). */
export function clauseEdge(text, offset, step) {
  const isEdge = (n) => n <= 0 || n >= text.length || /[，。；：！？、,.;:!?\n]/.test(text[n - 1]);
  let n = offset + step;
  while (!isEdge(n)) n += step;
  return Math.min(Math.max(n, 0), text.length);
}

/** Scrolls the pane of the text, and nothing else, so that the element is in sight. */
export function showInText(element) {
  const box = document.getElementById("transcript");
  const [frame, place_] = [box.getBoundingClientRect(), element.getBoundingClientRect()];
  if (place_.top > frame.top + 24 && place_.bottom < frame.bottom - 48) return;
  box.scrollTop += place_.top - frame.top - frame.height / 3;
}

"use strict";

// What every expert holds under the facts that are set. The facts stay in the part of the address behind #, which is
// never sent. The rules are in visual/static/resolve.js, which the map uses too.
const island = JSON.parse(document.getElementById("what-if").textContent);
const words = island.words;
const form = document.querySelector(".what-if-facts");
const reader = document.querySelector("[data-reader]").dataset.reader;

const { concluded, counted, unique } = window.symposiumResolver(words);

const filled = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => values[name]);

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function toReader(anchor, text) {
  const link = element("a", "to-reader", text);
  link.href = reader + "#" + anchor;
  return link;
}

function chosen() {
  const facts = {};
  for (const box of form.querySelectorAll("input:checked")) {
    if (box.value === "") continue;
    const fact = island.facts[Number(box.name.slice(1))];
    facts[fact.id] = box.value === "-" ? null : fact.values[Number(box.value)];
  }
  return facts;
}

function drawCases(facts) {
  island.cases.forEach((one, c) => {
    const rows = document.querySelectorAll(`[data-case="${c}"] [data-expert]`);
    one.experts.forEach((outcomes, n) => {
      const before = concluded(outcomes, {});
      const now = concluded(outcomes, facts);
      const told = now.outcomes.map((o) => o.charges.join(words.names)).filter(Boolean);
      const cell = rows[n].querySelector(".now");
      cell.replaceChildren(element("span", "charges", unique(told).join(" / ") || (now.standing === "not_said" ? words.not_said : words.deny)));
      const link = now.outcomes.find((o) => o.anchor);
      if (link) cell.append(" ", toReader(link.anchor, rows[n].dataset.toReader));
      rows[n].querySelector(".standing").textContent = now.standing === "not_said" ? words.not_said : words[now.standing];
      rows[n].classList.toggle("moved", JSON.stringify(before) !== JSON.stringify(now));
      rows[n].dataset.standing = now.standing;
    });
  });
}

function drawIssues(facts) {
  const moved = new Map();
  island.issues.forEach((issue, i) => {
    const found = counted(issue, facts);
    const block = document.querySelector(`[data-issue="${i}"]`);
    block.querySelector(".counts").textContent = filled(words.counts, { agreed: found.agreed, spoke: found.spoke, experts: island.experts.length });
    block.dataset.agreed = found.agreed;
    block.dataset.spoke = found.spoke;
    const list = block.querySelector("ul");
    list.replaceChildren(...found.resolved.map((r, n) => {
      const item = element("li");
      const stance = issue.stances[n];
      const told = r.standing === "silent" ? words.silent : r.standing === "not_said" ? words.not_said : r.label;
      item.append(element("span", "expert", island.experts[n]), " ", element("span", "told", told));
      if (stance && stance.anchor) item.append(" ", toReader(stance.anchor, block.dataset.toReader));
      const changed = r.standing === "holds" || r.standing === "not_said";
      item.classList.toggle("moved", changed);
      if (changed) moved.set(island.experts[n], (moved.get(island.experts[n]) || []).concat(issue.number));
      return item;
    }));
  });
  const names = [...moved].map(([name, numbers]) => `${name} (${numbers.join(", ")})`).join(words.names);
  document.querySelector(".what-if-moved").textContent = moved.size ? filled(words.moved, { n: moved.size, names }) : words.unmoved;
}

function draw() {
  const facts = chosen();
  drawCases(facts);
  drawIssues(facts);
}

function fromAddress() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  form.reset();
  for (const [name, value] of wanted) {
    const box = [...form.querySelectorAll("input")].find((b) => b.name === name && b.value === value);
    if (box) box.checked = true;
  }
  draw();
}

form.addEventListener("change", () => {
  const state = new URLSearchParams();
  for (const box of form.querySelectorAll("input:checked")) if (box.value !== "") state.set(box.name, box.value);
  history.replaceState(null, "", "#" + state);
  draw();
});
form.addEventListener("reset", () => setTimeout(() => { history.replaceState(null, "", location.pathname + location.search); draw(); }));
addEventListener("hashchange", fromAddress);
fromAddress();

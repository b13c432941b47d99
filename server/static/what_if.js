"use strict";

// My case against this symposium. The facts set stay in the part of the address behind #, which is never sent. The rules
// are in visual/static/resolve.js, which the map uses too.
const island = JSON.parse(document.getElementById("what-if").textContent);
const words = island.words;
const form = document.querySelector(".what-if-facts");
const root = document.querySelector("[data-reader]");
const { counted, weighed, unique, same } = window.symposiumResolver(words);

const filled = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const listed = (list) => list.join(words.names);
const named = (places) => listed(places.map((n) => island.experts[n]));
const ends = (outcomes) => unique(outcomes.map((o) => listed(o.charges) || words.no_charge)).join(" / ") || words.not_said;

function element(tag, className, text, lang) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  if (lang) made.lang = root.dataset.textLang;
  return made;
}

function toReader(anchor, text) {
  const link = element("a", "to-reader", text);
  link.href = root.dataset.reader + "#" + anchor;
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

// One expert under one conclusion: standing, condition, question, authority with its validity.
function holderOf({ expert, standing, outcome }, moved) {
  const item = element("li");
  Object.assign(item.dataset, { expert, standing });
  item.append(element("strong", "expert", island.experts[expert], true), " ", element("span", "standing quiet", words[standing]));
  if (moved) item.append(" ", element("span", "changed-mark", words.changed_mark));
  if (outcome.alternative) item.append(" ", element("span", "modality", words.alternative));
  else if (outcome.modality !== "must") item.append(" ", element("span", "modality", words["modality_" + outcome.modality]));
  if (outcome.anchor) item.append(" ", toReader(outcome.anchor, root.dataset["question-" + outcome.question]));
  if (outcome.words.length) item.append(detail(words.condition, [element("bdi", "when", outcome.words.join(words.between), true)]));
  if (outcome.authorities.length) item.append(detail(words.rests_on, authorities(outcome.authorities)));
  if (outcome.elsewhere.length) item.append(detail(words.cited_elsewhere, authorities(outcome.elsewhere)));
  if (!outcome.authorities.length && !outcome.elsewhere.length) item.append(" ", element("span", "quiet cites-none", words.no_authority));
  return item;
}

function authorities(places) {
  return places.flatMap((place, n) => [...(n ? [words.names] : []), element("span", "authority", island.authorities[place].name, true)]);
}

// Each authority that a conclusion shown rests on, once, with rank and validity.
function drawLaw(facts) {
  const shown = island.cases.flatMap((c) => weighed(c.experts, facts).conclusions.flatMap((g) => g.holders))
    .flatMap(({ outcome }) => [...outcome.authorities, ...outcome.elsewhere]);
  const section = document.querySelector(".what-if-law");
  section.hidden = !shown.length;
  section.querySelector("ul").replaceChildren(...unique(shown).map((place) => {
    const item = element("li");
    item.append(element("strong", "authority", island.authorities[place].name, true), words.colon, element("span", "", island.authorities[place].told));
    return item;
  }));
}

function detail(label, told) {
  const line = element("p", "holder-detail");
  line.append(element("span", "tag", label), " ", ...told);
  return line;
}

function drawCase(one, place, facts, changes) {
  const [before, now] = [weighed(one.experts, {}), weighed(one.experts, facts)];
  const section = document.querySelector(`[data-case="${place}"]`);
  const moved = one.experts.map((_, n) => ends(before.told[n].outcomes) !== ends(now.told[n].outcomes));
  moved.forEach((is, n) => is && changes.push({
    at: one.label, expert: n, before: ends(before.told[n].outcomes), after: ends(now.told[n].outcomes),
  }));
  Object.assign(section.dataset, { agreed: now.agreed, spoke: now.spoke, standings: now.told.map((t) => t.standing).join() });
  section.querySelector(".counts").textContent = withBefore(before, now, one.experts.length);
  section.querySelector(".ends").replaceChildren(
    ...now.conclusions.map((c) => conclusionOf(c, moved)),
    ...[["not_said_by", now.notSaid], ["silent_by", now.silent]].filter(([, who]) => who.length)
      .map(([key, who]) => Object.assign(element("p", key.replaceAll("_", "-"), filled(words[key], { names: named(who) })))),
    ...(now.open.length ? [openFacts(now.open)] : []),
  );
}

function conclusionOf({ charges, holders }, moved) {
  const block = element("section", "own-conclusion");
  block.dataset.charges = same(unique(charges)).replaceAll("\n", "|");
  const head = element("h3");
  head.append(element("span", "charges", listed(charges) || words.no_charge, true), " ",
    element("span", "counts", filled(words.people, { n: unique(holders.map((h) => h.expert)).length })));
  const list = element("ul", "holders");
  list.append(...holders.map((h) => holderOf(h, moved[h.expert])));
  block.append(head, list);
  return block;
}

function openFacts(open) {
  const line = element("p", "open-facts");
  const [start, end] = words.open_facts.split("{facts}");
  line.append(start);
  open.forEach((id, n) => {
    const place = island.facts.findIndex((f) => f.id === id);
    const label = place < 0 ? "" : island.facts[place].label;
    if (!label) return;
    const link = element("a", "", label, true);
    link.href = `#fact-${place}`;
    link.addEventListener("click", (event) => { event.preventDefault(); toFact(place); });
    line.append(...(n ? [words.names] : []), link);
  });
  line.append(end);
  return line;
}

function toFact(place) {
  const box = document.querySelector(`#fact-${place} input:checked`);
  box.closest("fieldset").scrollIntoView({ block: "nearest" });
  box.focus();
}

function withBefore(before, now, experts) {
  const told = (c) => filled(words.counts, { agreed: c.agreed, spoke: c.spoke, experts });
  return told(now) + (told(before) === told(now) ? "" : filled(words.was, { before: told(before) }));
}

const told = (r) => (r.standing === "silent" ? words.silent : r.standing === "not_said" ? words.not_said : r.label);

function drawIssue(issue, place, facts, changes) {
  const [before, now] = [counted(issue, {}), counted(issue, facts)];
  const block = document.querySelector(`[data-issue="${place}"]`);
  Object.assign(block.dataset, { agreed: now.agreed, spoke: now.spoke, consensus: now.consensus, contested: now.contested });
  block.querySelector(".counts").textContent = withBefore(before, now, island.experts.length);
  const state = now.consensus ? ["state agreed", words.consensus] : now.contested ? ["state contested", words.contested_issue] : null;
  block.querySelector(".state-of").replaceChildren(...(state ? [element("span", ...state)] : []));
  let changed = false;
  block.querySelector("ul").replaceChildren(...now.resolved.map((r, n) => {
    const item = element("li");
    item.append(element("span", "expert", island.experts[n], true), " ");
    const was = told(before.resolved[n]);
    const is = told(r);
    if (was !== is) {
      changed = true;
      changes.push({ at: issue.number, expert: n, before: was, after: is });
      item.append(element("del", "was", was), " ", element("span", "arrow", "→"), " ");
    }
    item.append(element("span", "told", is));
    const stance = issue.stances[n];
    if (stance && stance.anchor) item.append(" ", toReader(stance.anchor, words.to_reader));
    item.classList.toggle("moved", was !== is);
    return item;
  }));
  return { block, changed, before, now };
}

function drawUndiscussed(facts) {
  const section = document.querySelector(".what-if-undiscussed");
  const lines = island.facts.filter((f) => f.id in facts).map((f) => {
    const missing = island.experts.map((_, n) => n).filter((n) => !f.experts.includes(n));
    const value = facts[f.id] === null ? words.none_of : facts[f.id];
    return element("li", "", filled(missing.length ? words.undiscussed_by : words.all_discuss, { fact: f.label, value, names: named(missing) }));
  });
  section.hidden = !lines.length;
  section.querySelector("ul").replaceChildren(...lines);
}

function draw() {
  const facts = chosen();
  const changes = [];
  island.cases.forEach((one, n) => drawCase(one, n, facts, changes));
  const issues = island.issues.map((issue, n) => drawIssue(issue, n, facts, changes));
  const still = document.querySelector(".still-issues");
  document.querySelector(".moved-issues").replaceChildren(...issues.filter((i) => i.changed).map((i) => i.block));
  still.append(...issues.filter((i) => !i.changed).map((i) => i.block));
  still.hidden = issues.every((i) => i.changed);
  still.open = !issues.some((i) => i.changed);
  drawUndiscussed(facts);
  drawLaw(facts);
  for (const set of form.querySelectorAll("fieldset")) set.classList.toggle("set", set.querySelector("input:checked").value !== "");
  document.querySelector(".what-if-changes").replaceChildren(...changes.map((c) => {
    const item = element("li");
    item.append(element("span", "number", c.at, true), " ", filled(words.change, { name: island.experts[c.expert], before: c.before, after: c.after }));
    return item;
  }));
  document.querySelector(".what-if-moved").textContent = summary(facts, changes, issues);
}

function summary(facts, changes, issues) {
  if (!Object.keys(facts).length) return words.nothing_set;
  if (!changes.length) return words.no_change;
  const who = unique(changes.map((c) => c.expert)).sort((a, b) => a - b);
  const many = (key, is) => issues.filter((i) => i[key][is]).length;
  return filled(words.changed, {
    n: who.length, names: named(who), agreed_before: many("before", "consensus"), agreed: many("now", "consensus"),
    contested_before: many("before", "contested"), contested: many("now", "contested"),
  });
}

function fromAddress() {
  form.reset();
  for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
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
document.querySelector(".what-if-print").addEventListener("click", () => window.print());
const copy = document.querySelector(".what-if-copy");
copy.hidden = !navigator.clipboard;
copy.addEventListener("click", async () => {
  await navigator.clipboard.writeText(location.href);
  copy.textContent = copy.dataset.done;
});
addEventListener("hashchange", fromAddress);
fromAddress();

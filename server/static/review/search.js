// Finds words in the proposals, one place after another.

import { cards, current, select } from "./desk.js";

const box = document.getElementById("search");
const field = document.getElementById("search-words");
const told = document.getElementById("search-found");
const words = () => document.getElementById("words").dataset;

function next() {
  const wanted = field.value.trim().toLowerCase();
  const found = wanted ? cards().filter((card) => card.textContent.toLowerCase().includes(wanted)) : [];
  if (!found.length) {
    told.textContent = wanted ? words().none : "";
    return;
  }
  const all = cards();
  const at = all.indexOf(current());
  const card = found.find((one) => all.indexOf(one) > at) ?? found[0];
  select(card, { focus: false });
  told.textContent = words().found.replace("{n}", found.indexOf(card) + 1).replace("{k}", found.length);
}

box.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  next();
});
box.addEventListener("close", () => {
  told.textContent = "";
  current()?.focus();
});

"use strict";

// Pointing at a card, or reaching it by keyboard, lights its lines and the cards at their ends.
for (const picture of document.querySelectorAll("svg.network")) {
  const cards = new Map([...picture.querySelectorAll(".node")].map((card) => [card.dataset.id, card]));
  const lines = [...picture.querySelectorAll(".link")];
  const light = (card) => {
    for (const lit of picture.querySelectorAll(".lit")) lit.classList.remove("lit");
    picture.classList.toggle("focused", Boolean(card));
    if (!card) return;
    card.classList.add("lit");
    for (const line of lines) {
      const { one, other } = line.dataset;
      if (one !== card.dataset.id && other !== card.dataset.id) continue;
      line.classList.add("lit");
      cards.get(one === card.dataset.id ? other : one)?.classList.add("lit");
    }
  };
  picture.addEventListener("pointerover", (event) => light(event.target.closest(".node")));
  picture.addEventListener("pointerleave", () => light(null));
  picture.addEventListener("focusin", (event) => light(event.target.closest(".node")));
  picture.addEventListener("focusout", () => light(null));
}

"use strict";

// The network of experts: pointing at one, or reaching one by keyboard, lights the lines that end there; choosing one
// leaves only their pairs in the table.
{
  const network = document.querySelector(".camps-network");
  const rows = [...document.querySelectorAll(".pair-rows tbody tr")];
  const status = document.querySelector(".camps-only");
  const ends = (one, expert) => one.dataset.left === expert || one.dataset.right === expert;
  let chosen = null;

  function light(expert) {
    network.classList.toggle("lighting", expert !== null);
    const beside = new Set([expert]);
    for (const link of network.querySelectorAll(".link")) {
      const isLit = expert !== null && ends(link, expert);
      link.classList.toggle("lit", isLit);
      if (isLit) beside.add(link.dataset.left).add(link.dataset.right);
    }
    for (const node of network.querySelectorAll(".node")) node.classList.toggle("lit", beside.has(node.dataset.expert));
  }

  function choose(node) {
    chosen = chosen === node.dataset.expert ? null : node.dataset.expert;
    for (const row of rows) row.hidden = chosen !== null && !ends(row, chosen);
    for (const each of network.querySelectorAll(".node")) each.setAttribute("aria-current", String(each.dataset.expert === chosen));
    status.textContent = chosen === null ? "" : status.dataset.only.replace("{name}", node.textContent.trim()).replace("{n}", rows.filter((r) => !r.hidden).length);
    light(chosen);
  }

  for (const node of network.querySelectorAll(".node")) {
    for (const event of ["pointerenter", "focus"]) node.addEventListener(event, () => light(node.dataset.expert));
    for (const event of ["pointerleave", "blur"]) node.addEventListener(event, () => light(chosen));
    node.addEventListener("click", (event) => { event.preventDefault(); choose(node); });
  }
}

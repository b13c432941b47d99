"use strict";

// Text and list of items, both ways: a passage shows what it proves, and an address #p-… shows the passage.
const text = document.querySelector(".lines");
const about = document.querySelector(".about");
const close = about.querySelector(".close");
document.body.classList.add("scripted");

function show(anchor) {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  for (const shown of about.querySelectorAll(".shown")) shown.classList.remove("shown");
  const marks = [...text.querySelectorAll("mark")].filter((m) => m.dataset.passages.split(" ").includes(anchor));
  if (!marks.length) return null;
  const inside = marks[0].dataset.passages.split(" ");
  for (const mark of marks) mark.classList.add("lit");
  // the passage itself first, then those it lies in
  const wider = inside.slice(inside.indexOf(anchor));
  for (const one of wider) {
    const entry = document.getElementById("about-" + one);
    entry.classList.add("shown");
    entry.parentElement.append(entry);
  }
  about.classList.add("open");
  about.scrollTop = 0;
  close.hidden = false;
  return marks[0];
}

function hide() {
  for (const lit of document.querySelectorAll(".lit, .shown")) lit.classList.remove("lit", "shown");
  about.classList.remove("open");
  close.hidden = true;
}

text.addEventListener("click", (event) => {
  const mark = event.target.closest("mark");
  if (!mark) return;
  event.preventDefault();
  const anchor = mark.dataset.passages.split(" ")[0];
  history.replaceState(null, "", "#" + anchor);
  show(anchor);
});

function follow() {
  const anchor = decodeURIComponent(location.hash.slice(1)).replace(/^about-/, "");
  if (!anchor.startsWith("p-")) return;
  const mark = show(anchor);
  if (mark) mark.scrollIntoView({ block: "center" });
}

close.addEventListener("click", hide);
addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
addEventListener("hashchange", follow);
follow();

"use strict";

// Says so before sending where a file is larger than the pages take.
const form = document.querySelector("form[data-limit]");
const file = document.getElementById("file");
const problem = document.getElementById("file-problem");

function tooLarge() {
  return [...file.files].some((one) => one.size > Number(form.dataset.limit));
}

file.addEventListener("change", () => { problem.textContent = tooLarge() ? form.dataset.tooLarge : ""; });
form.addEventListener("submit", (event) => {
  if (!tooLarge()) return;
  event.preventDefault();
  problem.textContent = form.dataset.tooLarge;
  file.focus();
});

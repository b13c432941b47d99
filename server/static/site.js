"use strict";

// The switch of language leads to the same place of the same page.
for (const link of document.querySelectorAll("a[data-keep-hash]")) {
  const address = link.href;
  link.addEventListener("click", () => { link.href = address + location.hash; });
}

// A row, cell or item that an address points to is unfolded around.
function unfold() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
}
addEventListener("hashchange", unfold);
unfold();

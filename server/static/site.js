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

// On a narrow screen the views are a row to be pushed: the one that is open is in sight.
{
  const open = document.querySelector(".tabs [aria-current]"), row = open && open.closest(".tabs");
  if (row) row.scrollLeft = open.offsetLeft - row.offsetLeft - (row.clientWidth - open.offsetWidth) / 2;
}

// Light or dark: the system's wish until the visitor chooses; the choice stays in a cookie that the pages read.
{
  const root = document.documentElement;
  const isDark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  for (const button of document.querySelectorAll("[data-theme-switch]")) {
    button.hidden = false;
    button.setAttribute("aria-pressed", String(isDark()));
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      document.cookie = `theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=lax`;
      button.setAttribute("aria-pressed", String(isDark()));
      document.dispatchEvent(new Event("symposium-theme"));
    });
  }
}

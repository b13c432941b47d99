// The panel beside the map: what the cards leave out. Everything is written as text, nothing as markup.
"use strict";
(() => {
  const CHINESE = /[\u2e80-\u9fff\uf900-\ufaff]/;

  function add(parent, tag, text, className) {
    const made = document.createElement(tag);
    if (text !== undefined) {
      made.textContent = text;
      made.lang = CHINESE.test(text) ? "zh-CN" : "en";
    }
    if (className) made.className = className;
    parent.append(made);
    return made;
  }

  function entry(list, [text, url, isQuote], words) {
    const item = add(list, "li");
    const told = add(item, isQuote ? "blockquote" : "span", text);
    told.dir = "auto";
    if (!url) return;
    const link = add(item, "a", words.open_reader, "map-open");
    link.href = url;
  }

  window.symposiumMap = window.symposiumMap || {};
  // onClose is called when the person closes the panel.
  window.symposiumMap.panel = (element, words, onClose) => ({
    show(detail) {
      element.replaceChildren();
      const close = add(element, "button", "×", "map-close");
      close.type = "button";
      close.setAttribute("aria-label", words.close);
      close.addEventListener("click", onClose);
      add(element, "p", detail.kind, "map-panel-kind");
      const heading = add(element, "h2", detail.heading);
      heading.tabIndex = -1;
      heading.dir = "auto";
      for (const section of detail.sections) {
        add(element, "h3", section.heading);
        const list = add(element, "ul");
        section.entries.forEach((one) => entry(list, one, words));
      }
      element.scrollTop = 0;
      element.hidden = false;
    },
    hide() {
      element.hidden = true;
      element.replaceChildren();
    },
    focus() {
      const heading = element.querySelector("h2");
      if (heading) heading.focus();
    },
  });
})();

"use strict";

// Lines of attack in the gutter, from middle to middle; the words beside the cards say the same.
{
  const box = document.querySelector(".argument");
  const lines = JSON.parse(box.dataset.lines);
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  drawing.setAttribute("aria-hidden", "true");
  box.append(drawing);

  const path = (course, kind) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", "path");
    made.setAttribute("d", course);
    made.setAttribute("class", kind);
    drawing.append(made);
  };

  const place = (id) => {
    const element = document.getElementById(id);
    const found = element.getBoundingClientRect(), outer = box.getBoundingClientRect();
    // an answer is met at its heading, a claim or reason at its own middle
    const y = element.classList.contains("side") ? found.top + 18 : found.top + Math.min(found.height / 2, 40);
    return [found.left - outer.left, y - outer.top];
  };

  const tip = (x, y) => path(`M${x} ${y}l-8 -4v8z`, "tip");

  function draw() {
    drawing.replaceChildren();
    const room = parseFloat(getComputedStyle(box).paddingInlineStart);
    lines.forEach(([kind, source, target], n) => {
      const [x1, y1] = place(source), [x2, y2] = place(target);
      const bend = room - 14 - ((n * 11) % Math.max(room - 24, 11));
      path(`M${x1 - 6} ${y1}C${bend - 10} ${y1} ${bend - 10} ${y2} ${x2 - 6} ${y2}`, "line-" + kind);
      tip(x2, y2);
      // answers exclude each other both ways
      if (kind === "opposed" || kind === "overlap") tip(x1, y1);
    });
  }

  new ResizeObserver(draw).observe(box);
}

// The issue map in the page: its state is the address, everything on the screen follows from it.
//   #f= card in focus  #e= experts  #s= answers  #n= questions  #q= words looked for
"use strict";
(() => {
  const root = document.getElementById("issue-map");
  const whole = root && root.querySelector(".map-whole");
  if (!whole) return;
  const at = (selector) => whole.querySelector(selector);
  const read = (id) => JSON.parse(document.getElementById(id).textContent);

  const island = read("map-island");
  const nodes = read("map-nodes");
  const edges = read("map-edges");
  const options = JSON.parse(read("map-options")); // pyvis hands its options over as a string
  const { holdings, details, experts, words } = island;
  const index = new Map(nodes.map((node, n) => [node.id, n]));
  const stage = at(".map-stage"), canvas = at(".map-canvas"), scroller = at(".map-scroll");
  const picture = at(".map-picture"), heads = at(".map-heads"), headsRow = at(".map-heads-row");
  const paint = window.symposiumMap.painter(island.theme);
  const panel = window.symposiumMap.panel(at(".map-panel"), words, () => { choose(null); stage.focus(); });

  const LISTS = ["e", "s", "n"];
  const MOST_PIXELS = 40e6, TALLEST = 12000; // beyond these a browser's canvas stays empty
  const state = { f: null, e: new Set(), s: new Set(), n: new Set(), q: "" };
  let network = null, layout = null, scale = 1, zoom = 1, offset = 0, current = null, lit = null;

  // --- state and address -------------------------------------------------------------------------------

  function readAddress() {
    const told = new URLSearchParams(location.hash.slice(1));
    for (const key of LISTS) state[key] = new Set((told.get(key) || "").split("|").filter(Boolean));
    state.q = told.get("q") || "";
    state.f = index.has(told.get("f")) ? told.get("f") : null;
  }

  function writeAddress(replace) {
    const told = new URLSearchParams();
    if (state.f) told.set("f", state.f);
    for (const key of LISTS) if (state[key].size) told.set(key, [...state[key]].join("|"));
    if (state.q) told.set("q", state.q);
    const hash = told.toString();
    const address = location.pathname + location.search + (hash ? "#" + hash : "");
    history[replace ? "replaceState" : "pushState"](null, "", address);
  }

  function change(replace) {
    writeAddress(replace);
    apply();
  }

  function choose(id) {
    if (id === state.f) return;
    state.f = id;
    if (id) current = id;
    change(false);
  }

  // --- what is lit: rows that pass every filter ---------------------------------------------------------

  const plain = (text) => text.normalize("NFKC").toLowerCase();
  const searchable = nodes.map((node) => {
    const detail = details[node.detail];
    const told = node.kind === "expert" || node.kind === "silence" || node.kind === "reason";
    const more = told && detail ? detail.sections.flatMap((s) => s.entries.map((one) => one[0])) : [];
    return plain([node.label, ...more].join("\n"));
  });

  function litRows() {
    const filtered = LISTS.some((key) => state[key].size) || state.q || state.f;
    if (!filtered) return null;
    let rows = Object.keys(holdings).filter((row) => {
      const [expert, answer, question] = holdings[row];
      return (!state.e.size || state.e.has(experts[expert]))
        && (!state.s.size || state.s.has(answer))
        && (!state.n.size || state.n.has(String(question)));
    });
    const keep = (found) => { rows = rows.filter((row) => found.has(row)); };
    if (state.q) {
      const wanted = plain(state.q.trim());
      keep(new Set(nodes.flatMap((node, n) => (searchable[n].includes(wanted) ? node.rows : []))));
    }
    if (state.f) keep(new Set(nodes[index.get(state.f)].rows));
    return new Set(rows);
  }

  const isLit = (thing) => lit === null || thing.id === state.f || thing.rows.some((row) => lit.has(row));

  // --- the picture ---------------------------------------------------------------------------------------

  const boxOf = (id) => layout.boxes[index.get(id)];

  function pickLayout() {
    const room = scroller.clientWidth;
    const fitting = island.layouts.filter((one) => one.width <= room);
    layout = fitting.length ? fitting[fitting.length - 1] : island.layouts[0];
    scale = Math.min(1.25, Math.max(1, room / layout.width)) * zoom;
  }

  function drawHeads() {
    headsRow.replaceChildren(...layout.columns.map(([, x, w], n) => {
      const head = document.createElement("span");
      head.textContent = island.heads[n];
      head.style.left = `${x * scale}px`;
      head.style.width = `${w * scale}px`;
      return head;
    }));
    headsRow.style.width = `${layout.width * scale}px`;
    heads.style.height = `${Math.max(...[...headsRow.children].map((head) => head.offsetHeight)) + 10}px`;
  }

  // A map too tall for one canvas is painted in a window of three screens that follows the scrolling.
  function place() {
    const width = layout.width * scale, height = layout.height * scale, dots = window.devicePixelRatio || 1;
    const whole = height * dots <= TALLEST && width * height * dots * dots <= MOST_PIXELS;
    const shown = whole ? height : Math.min(height, 3 * window.innerHeight);
    stage.style.width = `${width}px`;
    stage.style.height = `${height}px`;
    const above = Math.max(0, -stage.getBoundingClientRect().top);
    const inside = above >= offset && above + window.innerHeight <= offset + shown;
    if (whole) offset = 0;
    else if (!inside || offset + shown > height) {
      offset = Math.round(Math.max(0, Math.min(above - window.innerHeight, height - shown)));
    }
    canvas.style.top = `${offset}px`;
    canvas.style.height = `${shown}px`;
    network.setSize(`${width}px`, `${shown}px`);
    network.moveTo({ position: { x: width / 2 / scale, y: (offset + shown / 2) / scale }, scale });
    network.redraw();
  }

  function fit() {
    const anchor = state.f || current;
    const before = layout && anchor ? boxOf(anchor)[1] * scale : null;
    pickLayout();
    network.body.data.nodes.update(nodes.map((node, n) => {
      const [x, y, w, h] = layout.boxes[n];
      return { id: node.id, x: x + w / 2, y: y + h / 2 };
    }));
    drawHeads();
    place();
    // keep the card that the eye is on where it is
    if (before !== null) window.scrollBy(0, boxOf(anchor)[1] * scale - before);
  }

  function start() {
    const drawn = nodes.map((node) => ({
      id: node.id, x: node.x, y: node.y, shape: "custom",
      ctxRenderer: ({ ctx, id }) => ({
        drawNode() {
          const n = index.get(id);
          const here = { lit: isLit(nodes[n]), chosen: id === state.f, current: id === current && id !== state.f };
          paint.card(ctx, nodes[n], layout.boxes[n], here);
        },
        nodeDimensions: { width: boxOf(id)[2], height: boxOf(id)[3] },
      }),
    }));
    const lines = edges.map((edge) => ({ id: edge.id, from: edge.from, to: edge.to, hidden: true }));
    pickLayout();
    network = new vis.Network(canvas, { nodes: new vis.DataSet(drawn), edges: new vis.DataSet(lines) }, options);
    network.on("beforeDrawing", (ctx) => {
      paint.ground(ctx, layout);
      paint.lines(ctx, layout, edges, isLit);
    });
    network.on("click", ({ pointer }) => choose(cardAt(pointer.canvas)));
    stage.addEventListener("mousemove", (event) => {
      const box = canvas.getBoundingClientRect();
      const under = network.DOMtoCanvas({ x: event.clientX - box.left, y: event.clientY - box.top });
      stage.classList.toggle("over-card", cardAt(under) !== null);
    });
    at(".map-drawing").remove();
  }

  function cardAt({ x, y }) {
    const n = layout.boxes.findIndex(([left, top, w, h]) => x >= left && x <= left + w && y >= top && y <= top + h);
    return n < 0 ? null : nodes[n].id;
  }

  // --- everything on the screen from the state -----------------------------------------------------------

  function apply() {
    lit = litRows();
    for (const button of whole.querySelectorAll("[data-filter]")) {
      button.setAttribute("aria-pressed", String(state[button.dataset.filter].has(button.dataset.value)));
    }
    const search = at("#map-search");
    if (search.value !== state.q) search.value = state.q;
    const filtered = LISTS.some((key) => state[key].size) || state.q;
    at(".map-clear").hidden = !filtered;
    const found = lit ? lit.size : 0;
    at(".map-count").textContent = filtered ? (found ? words.found.replace("{n}", found) : words.none_found) : "";
    const detail = state.f && details[nodes[index.get(state.f)].detail];
    if (detail) panel.show(detail);
    else panel.hide();
    fit();
    if (state.f) reveal(state.f);
  }

  function reveal(id) {
    const [, y, , h] = boxOf(id);
    const top = stage.getBoundingClientRect().top + y * scale;
    const bar = heads.getBoundingClientRect().bottom + 8;
    const low = window.innerHeight - 24;
    if (top < bar) window.scrollBy(0, top - bar - 40);
    else if (top + h * scale > low) window.scrollBy(0, top + h * scale - low + 40);
    place();
  }

  // --- keyboard ---------------------------------------------------------------------------------------------

  const WAYS = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 1], ArrowUp: [1, -1] };

  // The nearest lit card in a direction: straight on counts, sideways counts four times.
  function next(id, [axis, sign]) {
    const [x, y, w, h] = boxOf(id);
    const from = axis ? [y, y + h, x, x + w] : [x, x + w, y, y + h];
    let best = null, least = Infinity;
    nodes.forEach((node, n) => {
      if (node.id === id || !isLit(node)) return;
      const [bx, by, bw, bh] = layout.boxes[n];
      const to = axis ? [by, by + bh, bx, bx + bw] : [bx, bx + bw, by, by + bh];
      const ahead = sign > 0 ? to[0] - from[1] : from[0] - to[1];
      if (ahead < -1) return;
      const aside = Math.max(0, to[2] - from[3], from[2] - to[3]);
      const off = Math.abs(to[2] + to[3] - from[2] - from[3]) / 2;
      const cost = ahead + 4 * aside + 0.1 * off;
      if (cost < least) { least = cost; best = node.id; }
    });
    return best;
  }

  function goTo(id) {
    current = id;
    at(".map-live").textContent = nodes[index.get(id)].label;
    reveal(id);
  }

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const first = () => nodes.find(isLit).id;
    if (WAYS[event.key]) {
      const found = current ? next(current, WAYS[event.key]) : first();
      if (found) goTo(found);
    } else if (event.key === "Home") {
      goTo(first());
    } else if (event.key === "Enter" || event.key === " ") {
      if (current) { choose(current); panel.focus(); }
    } else if (event.key === "Escape") {
      if (state.f) choose(null);
      else { current = null; network.redraw(); }
    } else return;
    event.preventDefault();
  }

  // --- wiring -----------------------------------------------------------------------------------------------

  function setZoom(to) {
    zoom = Math.min(2, Math.max(0.5, to));
    at("[data-zoom=reset]").textContent = `${Math.round(zoom * 100)}%`;
    fit();
  }

  function wire() {
    for (const button of whole.querySelectorAll("[data-filter]")) {
      button.addEventListener("click", () => {
        const chosen = state[button.dataset.filter];
        if (!chosen.delete(button.dataset.value)) chosen.add(button.dataset.value);
        change(false);
      });
    }
    at("#map-search").addEventListener("input", (event) => {
      const began = !state.q;
      state.q = event.target.value;
      change(!began);
    });
    at(".map-clear").addEventListener("click", () => {
      for (const key of LISTS) state[key].clear();
      state.q = "";
      change(false);
    });
    for (const link of whole.querySelectorAll("[data-keep-hash]")) {
      link.addEventListener("click", () => { link.hash = location.hash; });
    }
    for (const button of whole.querySelectorAll("[data-zoom]")) {
      const by = { in: 1.25, out: 0.8, reset: 0 }[button.dataset.zoom];
      button.addEventListener("click", () => setZoom(by ? zoom * by : 1));
    }
    scroller.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      setZoom(zoom * (event.deltaY < 0 ? 1.1 : 1 / 1.1));
    }, { passive: false });
    stage.addEventListener("keydown", onKey);
    at(".map-panel").addEventListener("keydown", (event) => {
      if (event.key === "Escape") { choose(null); stage.focus({ preventScroll: true }); }
    });
    scroller.addEventListener("scroll", () => {
      headsRow.style.transform = `translateX(${-scroller.scrollLeft}px)`;
    });
    window.addEventListener("scroll", () => { if (canvas.clientHeight < stage.clientHeight - 1) place(); }, { passive: true });
    window.addEventListener("popstate", () => { readAddress(); apply(); });
    let width = scroller.clientWidth;
    new ResizeObserver(() => {
      if (scroller.clientWidth && scroller.clientWidth !== width) { width = scroller.clientWidth; fit(); }
    }).observe(scroller);
  }

  // Drawn when there is room for it: on a narrow screen the stylesheet hides it and the table is offered.
  function open() {
    if (network || !picture.clientWidth) return;
    readAddress();
    start();
    wire();
    apply();
    root.dataset.drawn = "true";
  }

  whole.hidden = false;
  if (window.vis) {
    open();
    if (!network) new ResizeObserver(open).observe(root);
  } else {
    at(".map-drawing").textContent = words.failed;
  }
})();

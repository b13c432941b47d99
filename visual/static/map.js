// The issue map in the page: its state is the address, everything on the screen follows from it.
"use strict";
(() => {
  const root = document.getElementById("issue-map");
  const whole = root && root.querySelector(".map-whole");
  if (!whole) return;
  const at = (selector) => whole.querySelector(selector);
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const parts = window.symposiumMap;

  const island = read("map-island");
  const nodes = read("map-nodes");
  const options = JSON.parse(read("map-options")); // pyvis hands its options over as a string
  const { holdings, details, experts, words, tree } = island;
  const index = new Map(nodes.map((node, n) => [node.id, n]));
  const stage = at(".map-stage"), canvas = at(".map-canvas"), scroller = at(".map-scroll");
  const picture = at(".map-picture"), heads = at(".map-heads"), headsRow = at(".map-heads-row");
  const panel = parts.panel(at(".map-panel"), words, () => { choose(null); stage.focus({ preventScroll: true }); });
  const stacker = parts.stacker(island, nodes);
  const choices = island.what_if ? island.what_if.choices : [];
  const whatIf = island.what_if && parts.whatIf(island.what_if, tree, nodes, experts, words);

  // What a card folds or unfolds: { issue or question, its lane, its block }.
  const folds = new Map(), keys = new Map();
  for (const lane of tree) {
    for (const n of [lane.summary, lane.handle]) folds.set(n, { card: lane.question, lane });
    keys.set(String(lane.ordinal), lane.question);
    for (const block of lane.blocks) {
      for (const n of [block.fold, block.handle]) folds.set(n, { card: block.issue, lane, block });
      keys.set(block.number || nodes[block.issue].id, block.issue);
      for (const band of block.bands) for (const [, reason] of band.rows) if (reason >= 0) nodes[reason].answer = band.look;
    }
  }
  const state = parts.state({ index, depth: island.depth, keys, choices });

  const MOST_PIXELS = 40e6, TALLEST = 12000; // beyond these a browser's canvas stays empty
  const STEP = 260; // milliseconds that cards take to their new places
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  let network = null, scene = null, frame = null, scale = 1, offset = 0, current = null, lit = null, moving = null;
  let shift = { moved: new Map(), changes: [], tallies: new Map() };
  let paint = null, theme = null;

  function dress() {
    const chosen = document.documentElement.dataset.theme;
    const dark = chosen ? chosen === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
    theme = island.themes[dark ? "dark" : "light"];
    paint = parts.painter(theme);
    if (network) network.redraw();
  }

  function change(replace) {
    state.write(replace);
    apply();
  }

  function choose(id) {
    if (id === state.f) return;
    state.f = id;
    if (id) current = index.get(id);
    change(false);
  }

  // --- what is lit: rows that pass every filter ---------------------------------------------------------

  const plain = (text) => text.normalize("NFKC").toLowerCase();
  let texts = null; // of every card, made when the first word is looked for
  const searchable = () => texts || (texts = nodes.map((node) => {
    const detail = details[node.detail];
    const told = node.kind === "expert" || node.kind === "silence" || node.kind === "reason";
    const more = told && detail ? detail.sections.flatMap((s) => s.entries.map((one) => one[0])) : [];
    return plain([node.label, ...more].join("\n"));
  }));

  function litRows() {
    if (!state.isFiltered() && !state.f) return null;
    const now = new Map(shift.changes.map((one) => [one.stance, one.to.look]));
    let rows = Object.keys(holdings).filter((row) => {
      const [expert, answer, question, marks] = holdings[row];
      return (!state.e.size || state.e.has(experts[expert]))
        && (!state.s.size || state.s.has(now.get(row) || answer))
        && (!state.n.size || state.n.has(String(question)))
        && (!state.m.size || marks.some((mark) => state.m.has(mark)));
    });
    const keep = (found) => { rows = rows.filter((row) => found.has(row)); };
    if (state.q) {
      const wanted = plain(state.q.trim());
      keep(new Set(nodes.flatMap((node, n) => (searchable()[n].includes(wanted) ? node.rows : []))));
    }
    if (state.f) keep(new Set(rowsOf(index.get(state.f))));
    return new Set(rows);
  }

  // The rows that a card stands for now: an answer's change when experts move.
  function rowsOf(n) {
    for (const bands of shift.moved.values()) {
      const band = bands.find((b) => b.position === n);
      if (band) return band.rows.flatMap((row) => nodes[row[0]].rows);
    }
    return nodes[n].rows;
  }

  const isLit = (rows) => lit === null || rows.some((row) => lit.has(row));
  const isLitCard = (n) => lit === null || nodes[n].id === state.f || isLit(rowsOf(n));

  // --- the picture ---------------------------------------------------------------------------------------

  function pickFrame() {
    const room = scroller.clientWidth;
    const frames = island.frames[stacker.hasReasons(state) ? "reasons" : "positions"];
    const wide = (one) => { const last = one.columns[one.columns.length - 1]; return last[1] + last[2] + 12; };
    const fitting = frames.filter((one) => wide(one) <= room + 1);
    frame = fitting.length ? fitting[fitting.length - 1] : frames[0];
    scale = Math.min(1.25, Math.max(1, room / wide(frame))) * state.z;
  }

  // Never more than so many cards: what is farthest from the one just opened is folded first.
  function trim(keep) {
    let folded = false;
    const order = tree.map((lane, n) => n);
    const near = Math.max(0, tree.findIndex((lane) => lane.question === keep || lane.blocks.some((b) => b.issue === keep)));
    order.sort((a, b) => Math.abs(b - near) - Math.abs(a - near));
    const flip = (card) => { if (!state.other.delete(card)) state.other.add(card); folded = true; };
    const steps = [
      ...order.flatMap((n) => tree[n].blocks.filter((b) => b.issue !== keep).map((b) => () => stacker.showsIssues(tree[n], state) && stacker.showsReasons(b, state) && flip(b.issue))),
      ...order.filter((n) => n !== near).map((n) => () => stacker.showsIssues(tree[n], state) && flip(tree[n].question)),
    ];
    for (const step of steps) {
      if (stacker.count(stacker.stack(frame, state, shift.moved)) <= island.most) break;
      step();
      pickFrame();
    }
    return folded;
  }

  function drawHeads() {
    headsRow.replaceChildren(...scene.columns.map(([, x, w], n) => {
      const head = document.createElement("span");
      head.textContent = scene.heads[n];
      head.style.left = `${x * scale}px`;
      head.style.width = `${w * scale}px`;
      return head;
    }));
    headsRow.style.width = `${scene.width * scale}px`;
    heads.style.height = `${Math.max(...[...headsRow.children].map((head) => head.offsetHeight)) + 10}px`;
  }

  // A map too tall for one canvas is painted in a window of three screens that follows the scrolling.
  function place() {
    const width = scene.width * scale, height = scene.height * scale, dots = window.devicePixelRatio || 1;
    const fits = height * dots <= TALLEST && width * height * dots * dots <= MOST_PIXELS;
    const shown = fits ? height : Math.min(height, 3 * window.innerHeight);
    stage.style.width = `${width}px`;
    stage.style.height = `${height}px`;
    const above = Math.max(0, -stage.getBoundingClientRect().top);
    const inside = above >= offset && above + window.innerHeight <= offset + shown;
    if (fits) offset = 0;
    else if (!inside || offset + shown > height) {
      offset = Math.round(Math.max(0, Math.min(above - window.innerHeight, height - shown)));
    }
    canvas.style.top = `${offset}px`;
    canvas.style.height = `${shown}px`;
    network.setSize(`${width}px`, `${shown}px`);
    network.moveTo({ position: { x: width / 2 / scale, y: (offset + shown / 2) / scale }, scale });
    network.redraw();
  }

  // The height of what the eye is on, in any scene: of the card in focus, else the current one, else the topmost one on the screen.
  function anchor() {
    const held = [state.f && index.get(state.f), current].find((n) => n !== null && n !== undefined && scene.boxes.has(n));
    const above = -stage.getBoundingClientRect().top / scale;
    const topmost = () => [...scene.boxes.values()].filter((box) => box.y + box.h > above).sort((a, b) => a.y - b.y)[0];
    const n = held ?? (above > 0 && topmost() ? topmost().n : null);
    return n === null ? null : yOf(n);
  }

  const yOf = (n) => (where) => (where.boxes.has(n) ? where.boxes.get(n).y : folds.has(n) ? yOf(folds.get(n).card)(where) : undefined);

  function retell() {
    for (const [card, counts] of shift.tallies) {
      const box = scene.boxes.get(card);
      if (!box) continue;
      const notes = box.lines.filter((line) => line[2] === "note");
      box.lines = [...box.lines.filter((line) => line[2] !== "note"), [counts, notes[0] ? notes[0][1] : 12, "note"]];
    }
    for (const bands of shift.moved.values()) {
      for (const { position } of bands) {
        const box = scene.boxes.get(position);
        if (box) box.lines = box.lines.filter((line) => !line[0].startsWith("★"));
      }
    }
  }

  function fit(eye) {
    const before = scene, was = scale;
    const height = before ? eye || anchor() : null;
    const top = height ? height(before) * scale : undefined;
    pickFrame();
    scene = stacker.stack(frame, state, shift.moved);
    retell();
    if (!network) start();
    network.body.data.nodes.update(nodes.map((node, n) => {
      const box = scene.boxes.get(n);
      return box ? { id: node.id, hidden: false, x: box.x + box.w / 2, y: box.y + box.h / 2 } : { id: node.id, hidden: true };
    }));
    drawHeads();
    place();
    const now = height ? height(scene) * scale : undefined;
    const by = now === undefined || top === undefined || Number.isNaN(now - top) ? 0 : now - top;
    if (by) window.scrollBy(0, by);
    if (before && was === scale) move(before, by / scale);
  }

  function move(before, by) {
    const same = before.boxes.size === scene.boxes.size && [...scene.boxes.values()].every((box) => {
      const old = before.boxes.get(box.n);
      return old && old.x === box.x && old.y === box.y && old.h === box.h;
    });
    if (same || calm.matches) { moving = null; return; }
    moving = { before, by, began: performance.now(), part: 0 };
    const mine = moving;
    const step = () => {
      if (moving !== mine) return;
      const gone = Math.min(1, (performance.now() - mine.began) / STEP);
      mine.part = 1 - (1 - gone) ** 3;
      if (gone === 1) moving = null;
      else requestAnimationFrame(step);
      network.redraw();
    };
    requestAnimationFrame(step);
  }

  // Where a card is painted at this moment, and how clearly: one that was not there before appears.
  function shown(n) {
    const box = scene.boxes.get(n);
    if (!moving) return [box, 1];
    const old = moving.before.boxes.get(n);
    if (!old) return [box, moving.part];
    const mix = (a, b) => a + (b - a) * moving.part;
    return [{ ...box, x: mix(old.x, box.x), y: mix(old.y + moving.by, box.y), w: mix(old.w, box.w), h: mix(old.h, box.h) }, 1];
  }

  function drawCard(ctx, n, still) {
    const node = nodes[n], [box, clear] = shown(n);
    const here = { lit: isLitCard(n), clear, chosen: node.id === state.f, current: !still && n === current && node.id !== state.f };
    here.moved = node.kind === "expert" && shift.changes.some((one) => one.stance === node.rows[0]);
    paint.card(ctx, node, box, here);
  }

  function drawGround(ctx) {
    paint.ground(ctx, scene);
    paint.lines(ctx, scene, (path) => isLit(path.kind === "tree" ? rowsOf(path.target) : path.rows), moving ? moving.part : 1);
  }

  // What is seen, set and dimmed now, as a file.
  async function savePicture() {
    const name = document.querySelector(".symposium-title") || document.querySelector("h1");
    const blob = await parts.png({
      scene, theme, fonts: getComputedStyle(root).fontFamily,
      title: name ? name.textContent.trim() : "", summary: at(".map-summary").textContent.trim(),
      footer: whole.querySelector("[data-png]").dataset.footer,
      draw: (ctx) => {
        drawGround(ctx);
        for (const n of scene.boxes.keys()) {
          if (nodes[n].kind !== "handle") drawCard(ctx, n, true);
        }
      },
    });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = "issue-map.png";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  function start() {
    const drawn = nodes.map((node, n) => ({
      id: node.id, x: node.x, y: node.y, hidden: true, shape: "custom",
      ctxRenderer: ({ ctx }) => ({
        drawNode() { drawCard(ctx, n); },
        nodeDimensions: { width: (scene.boxes.get(n) || { w: 1 }).w, height: (scene.boxes.get(n) || { h: 1 }).h },
      }),
    }));
    network = new vis.Network(canvas, { nodes: new vis.DataSet(drawn), edges: new vis.DataSet([]) }, options);
    network.on("beforeDrawing", drawGround);
    network.on("click", ({ pointer }) => press(cardAt(pointer.canvas)));
    stage.addEventListener("mousemove", (event) => {
      const box = canvas.getBoundingClientRect();
      const under = network.DOMtoCanvas({ x: event.clientX - box.left, y: event.clientY - box.top });
      stage.classList.toggle("over-card", cardAt(under) !== null);
    });
    at(".map-drawing").remove();
  }

  function cardAt({ x, y }) {
    for (const { n, ...box } of scene.boxes.values()) {
      const more = nodes[n].kind === "handle" ? 6 : 0; // small to see, not small to hit
      if (x >= box.x - more && x <= box.x + box.w + more && y >= box.y - more && y <= box.y + box.h + more) return n;
    }
    return null;
  }

  function press(n) {
    if (n !== null && folds.has(n)) fold(n);
    else choose(n === null ? null : nodes[n].id);
  }

  // --- folding --------------------------------------------------------------------------------------------

  function fold(n) {
    const { card, lane, block } = folds.get(n);
    const eye = block ? yOf(card) : (where) => where.strips[tree.indexOf(lane)][0];
    if (!state.other.delete(card)) state.other.add(card);
    if (block === undefined && stacker.showsIssues(lane, state) && lane.blocks[0]) current = lane.blocks[0].issue;
    else current = card;
    settle(card, eye);
  }

  function unfoldAll(depth) {
    state.depth = depth;
    state.other.clear();
    settle(tree[0].question, null);
  }

  function settle(keep, eye) {
    pickFrame();
    const folded = trim(keep);
    if (state.f && !visible(index.get(state.f))) state.f = null;
    state.write(false);
    apply(eye);
    at(".map-note").textContent = folded ? words.most_cards.replace("{n}", island.most) : "";
    if (current !== null) reveal(current);
    speak(current);
  }

  const visible = (n) => stacker.stack(frame, state, shift.moved).boxes.has(n);

  // A card that the address names is unfolded around.
  function uncover(n) {
    for (const lane of tree) {
      for (const block of lane.blocks) {
        const rows = block.bands.flatMap((b) => [b.position, ...b.rows.flat()]);
        if (![block.issue, ...block.silences, ...rows].includes(n)) continue;
        if (!stacker.showsIssues(lane, state)) toggle(lane.question);
        pickFrame();
        if (!visible(n) && !stacker.showsReasons(block, state)) toggle(block.issue);
      }
    }
    function toggle(card) { if (!state.other.delete(card)) state.other.add(card); }
  }

  // --- everything on the screen from the state -----------------------------------------------------------

  function apply(eye = null) {
    shift = whatIf ? whatIf.under(state.facts) : shift;
    lit = litRows();
    for (const button of root.querySelectorAll("[data-filter]")) {
      button.setAttribute("aria-pressed", String(state[button.dataset.filter].has(button.dataset.value)));
    }
    for (const button of root.querySelectorAll("[data-depth]")) {
      button.setAttribute("aria-pressed", String(state.depth === button.dataset.depth && !state.other.size));
    }
    for (const box of root.querySelectorAll("[data-fact]")) {
      box.checked = (state.facts.get(Number(box.dataset.fact)) ?? "") === box.value;
    }
    const search = at("#map-search");
    if (search.value !== state.q) search.value = state.q;
    const filtered = state.isFiltered();
    at(".map-clear").hidden = !filtered;
    const found = lit ? lit.size : 0;
    at(".map-count").textContent = filtered ? (found ? words.found.replace("{n}", found) : words.none_found) : "";
    at("[data-zoom=reset]").textContent = `${Math.round(state.z * 100)}%`;
    tellChanges();
    const detail = state.f && details[nodes[index.get(state.f)].detail];
    if (detail) panel.show(detail);
    else panel.hide();
    fit(eye);
    if (state.f) reveal(index.get(state.f));
  }

  function tellChanges() {
    const line = root.querySelector(".map-changes");
    if (!line) return;
    const told = shift.changes.slice(0, 6).map(whatIf.told);
    if (shift.changes.length > 6) told.push(words.moved_more.replace("{n}", shift.changes.length - 6));
    const says = !state.facts.size ? [] : told.length ? told : [words.unmoved];
    line.replaceChildren(...says.map((text) => {
      const item = document.createElement("li");
      item.textContent = text;
      return item;
    }));
    root.querySelector(".map-facts-reset").hidden = !state.facts.size;
    const link = root.querySelector(".map-facts-page");
    if (link) link.hash = [...state.facts].map(([n, value]) => `f${n}=${value}`).join("&");
  }

  function reveal(n) {
    const box = scene.boxes.get(n);
    if (!box) return;
    const top = stage.getBoundingClientRect().top + box.y * scale;
    const bar = heads.getBoundingClientRect().bottom + 8;
    const low = window.innerHeight - 24;
    if (top < bar) window.scrollBy(0, top - bar - 40);
    else if (top + box.h * scale > low) window.scrollBy(0, Math.min(top - bar - 40, top + box.h * scale - low + 40));
    const left = box.x * scale - scroller.scrollLeft;
    if (left < 0 || left + box.w * scale > scroller.clientWidth) scroller.scrollLeft = box.x * scale - 40;
    place();
  }

  // --- keyboard ---------------------------------------------------------------------------------------------

  const WAYS = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 1], ArrowUp: [1, -1] };

  // The nearest lit card in a direction: straight on counts, sideways counts four times.
  function next(from, [axis, sign]) {
    const span = ({ x, y, w, h }) => (axis ? [y, y + h, x, x + w] : [x, x + w, y, y + h]);
    const here = span(scene.boxes.get(from));
    let best = null, least = Infinity;
    for (const [n, box] of scene.boxes) {
      if (n === from || !isLitCard(n)) continue;
      const to = span(box);
      const ahead = sign > 0 ? to[0] - here[1] : here[0] - to[1];
      if (ahead < -1) continue;
      const aside = Math.max(0, to[2] - here[3], here[2] - to[3]);
      const off = Math.abs(to[2] + to[3] - here[2] - here[3]) / 2;
      const cost = ahead + 4 * aside + 0.1 * off;
      if (cost < least) { least = cost; best = n; }
    }
    return best;
  }

  function speak(n) {
    if (n !== null) at(".map-live").textContent = nodes[n].label;
  }

  function goTo(n) {
    current = n;
    speak(n);
    reveal(n);
  }

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (current !== null && !scene.boxes.has(current)) current = null;
    const first = () => [...scene.boxes.keys()].sort((a, b) => a - b).find(isLitCard) ?? null;
    if (WAYS[event.key] || event.key === "Home") {
      const found = WAYS[event.key] && current !== null ? next(current, WAYS[event.key]) : first();
      if (found !== null) goTo(found);
    } else if (event.key === "Enter" || event.key === " ") {
      if (current === null) return;
      if (folds.has(current)) fold(current);
      else { choose(nodes[current].id); panel.focus(); }
    } else if (event.key === "Escape") {
      if (state.f) choose(null);
      else { current = null; network.redraw(); }
    } else return;
    event.preventDefault();
  }

  // --- wiring -----------------------------------------------------------------------------------------------

  function setZoom(to) {
    state.z = Math.round(Math.min(2, Math.max(0.5, to)) * 100) / 100;
    change(true);
  }

  function wire() {
    for (const button of root.querySelectorAll("[data-filter]")) {
      button.addEventListener("click", () => {
        const chosen = state[button.dataset.filter];
        if (!chosen.delete(button.dataset.value)) chosen.add(button.dataset.value);
        change(false);
      });
    }
    for (const button of root.querySelectorAll("[data-depth]")) {
      button.addEventListener("click", () => unfoldAll(button.dataset.depth));
    }
    for (const box of root.querySelectorAll("[data-fact]")) {
      box.addEventListener("change", () => {
        const n = Number(box.dataset.fact);
        if (box.value === "") state.facts.delete(n);
        else state.facts.set(n, box.value);
        change(false);
      });
    }
    const reset = root.querySelector(".map-facts-reset");
    if (reset) reset.addEventListener("click", () => { state.facts.clear(); change(false); });
    at("#map-search").addEventListener("input", (event) => {
      const began = !state.q;
      state.q = event.target.value;
      change(!began);
    });
    at("[data-png]").addEventListener("click", savePicture);
    at(".map-clear").addEventListener("click", () => {
      for (const key of state.LISTS) state[key].clear();
      state.q = "";
      change(false);
    });
    for (const button of whole.querySelectorAll("[data-zoom]")) {
      const by = { in: 1.25, out: 0.8, reset: 0 }[button.dataset.zoom];
      button.addEventListener("click", () => setZoom(by ? state.z * by : 1));
    }
    scroller.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      setZoom(state.z * (event.deltaY < 0 ? 1.1 : 1 / 1.1));
    }, { passive: false });
    stage.addEventListener("keydown", onKey);
    at(".map-panel").addEventListener("keydown", (event) => {
      if (event.key === "Escape") { choose(null); stage.focus({ preventScroll: true }); }
    });
    scroller.addEventListener("scroll", () => {
      headsRow.style.transform = `translateX(${-scroller.scrollLeft}px)`;
    });
    window.addEventListener("scroll", () => { if (canvas.clientHeight < stage.clientHeight - 1) place(); }, { passive: true });
    window.addEventListener("popstate", restore);
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", dress);
    document.addEventListener("symposium-theme", dress);
    let width = scroller.clientWidth;
    new ResizeObserver(() => {
      if (scroller.clientWidth && scroller.clientWidth !== width) { width = scroller.clientWidth; fit(); }
    }).observe(scroller);
  }

  function restore() {
    state.read();
    shift = whatIf ? whatIf.under(state.facts) : shift;
    if (state.f) uncover(index.get(state.f));
    pickFrame();
    trim(state.f ? index.get(state.f) : null);
    apply();
  }

  // Drawn when there is room for it: on a narrow screen the stylesheet hides it and shows the table.
  function open() {
    if (network || !picture.clientWidth) return;
    dress();
    restore();
    wire();
    root.dataset.drawn = "true";
  }

  whole.hidden = false;
  // for exports and tests: what is drawn
  parts.shown = () => ({ scene, scale, nodes, state, shift });
  if (window.vis) {
    open();
    if (!network) new ResizeObserver(open).observe(root);
  } else {
    at(".map-drawing").textContent = words.failed;
  }
})();

// The state of the map is the part of the address behind #, which is never sent:
//   f card in focus · e experts · s answers · n questions · m other marks · q words looked for · z zoom
//   v how far all is unfolded · x questions and issues (their numbers) that are otherwise
//   f0, f1 … the value that is set for the first, second … fact (as on the page 换个事实看结论)
"use strict";
(() => {
  const LISTS = ["e", "s", "n", "m"], DEPTHS = ["questions", "positions", "reasons"];

  window.symposiumMap = window.symposiumMap || {};
  // depth: how far the map is unfolded at first; keys: Map of a question's or issue's number -> its card.
  window.symposiumMap.state = ({ index, depth, keys, choices }) => {
    const state = { f: null, q: "", z: 1, depth, other: new Set(), facts: new Map() };
    for (const key of LISTS) state[key] = new Set();
    const nameOf = new Map([...keys].map(([name, card]) => [card, name]));

    function read() {
      const told = new URLSearchParams(location.hash.slice(1));
      const list = (key) => (told.get(key) || "").split("|").filter(Boolean);
      for (const key of LISTS) state[key] = new Set(list(key));
      state.q = told.get("q") || "";
      state.f = index.has(told.get("f")) ? told.get("f") : null;
      const zoom = Number(told.get("z"));
      state.z = zoom >= 0.5 && zoom <= 2 ? zoom : 1;
      state.depth = DEPTHS.includes(told.get("v")) ? told.get("v") : depth;
      state.other = new Set(list("x").filter((name) => keys.has(name)).map((name) => keys.get(name)));
      state.facts = new Map();
      choices.forEach((choice, n) => {
        const value = told.get(`f${n}`);
        if (value === "-" || choice.values[value] !== undefined) state.facts.set(n, value);
      });
    }

    function hash() {
      const told = new URLSearchParams();
      if (state.f) told.set("f", state.f);
      for (const key of LISTS) if (state[key].size) told.set(key, [...state[key]].join("|"));
      if (state.q) told.set("q", state.q);
      if (state.z !== 1) told.set("z", String(state.z));
      if (state.depth !== depth) told.set("v", state.depth);
      if (state.other.size) told.set("x", [...state.other].map((card) => nameOf.get(card)).sort().join("|"));
      for (const [n, value] of [...state.facts].sort((a, b) => a[0] - b[0])) told.set(`f${n}`, value);
      return told.toString();
    }

    function write(replace) {
      const now = hash();
      const address = location.pathname + location.search + (now ? "#" + now : "");
      history[replace ? "replaceState" : "pushState"](null, "", address);
    }

    const isFiltered = () => LISTS.some((key) => state[key].size) || state.q !== "";
    return Object.assign(state, { read, write, isFiltered, LISTS });
  };
})();

"use strict";

// 换个事实看结论 on the case page: setting a fact moves experts between the charges they conclude on. The facts set stay in
// the part of the address behind #, named as on the page of what-if; the rules are in visual/static/resolve.js.
{
  const island = JSON.parse(document.getElementById("case-switches").textContent);
  const { words } = island;
  const { weighed, unique, same } = window.symposiumResolver(words);
  const boards = [...document.querySelectorAll(".board")];
  const { reader, textLang } = boards[0].closest("[data-reader]").dataset;
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const SECONDS = 0.7;

  const filled = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const endOf = (outcome) => same(unique(outcome.charges));
  const named = (outcome) => outcome.charges.join(words.names) || words.no_charge;
  const isState = (name) => /^f\d+$/.test(name);

  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  // What is set: Map of a fact's place to the value as the address has it.
  function fromAddress() {
    const known = [...new URLSearchParams(location.hash.slice(1))].filter(([name, value]) => {
      const fact = isState(name) && island.facts[Number(name.slice(1))];
      return fact && (value === "-" || (/^\d+$/.test(value) && Number(value) < fact.values.length));
    });
    return new Map(known.map(([name, value]) => [Number(name.slice(1)), value]));
  }

  function factsOf(set) {
    return Object.fromEntries([...set].map(([n, value]) => [island.facts[n].id, value === "-" ? null : island.facts[n].values[Number(value)]]));
  }

  // Where an expert stands: an end, or one of the places beside: depends, not said, silent.
  function placeOf({ standing, outcomes }, all, facts) {
    if (!all.length) return { at: "silent", told: words.silent, standing: "silent", why: "" };
    if (!outcomes.length) return { at: "not-said", told: words.not_said, standing: "not-said", why: words.never_said, anchor: all[0].anchor };
    const ends = unique(outcomes.map(endOf));
    const told = unique(outcomes.map(named)).join(" / ");
    const missing = standing === "open" ? labels(outcomes.flatMap((o) => o.when.map(([fact]) => fact)), facts) : "";
    const isOpen = standing === "open" || outcomes.some((o) => o.alternative);
    const parts = [ends.length > 1 ? told : modality(outcomes), missing && filled(words.hangs_on, { facts: missing }), ends.length > 1 && !missing ? words.both : ""];
    return { at: ends.length > 1 ? "depends" : ends[0], told, standing: isOpen ? "open" : standing, why: parts.filter(Boolean).join(words.between), anchor: outcomes[0].anchor };
  }

  function modality([outcome]) {
    return outcome.alternative ? words.one_of : outcome.modality === "must" ? "" : words["modality_" + outcome.modality];
  }

  function labels(ids, facts) {
    return unique(ids).filter((id) => !(id in facts)).map((id) => (island.facts.find((f) => f.id === id) || {}).label).filter(Boolean).join(words.names);
  }

  function tokensOf(board) {
    return island.experts.map((name, expert) => {
      const item = element("li", "token");
      item.dataset.expert = expert;
      board.querySelector(".tokens").append(item);
      return item;
    });
  }

  function dress(token, name, place, moved) {
    token.className = "token " + place.standing + (moved ? " moved" : "");
    const who = place.anchor ? element("a", "expert", name) : element("span", "expert", name);
    who.lang = textLang;
    if (place.anchor) {
      who.href = reader + "#" + place.anchor;
      who.title = words.to_reader;
    }
    token.replaceChildren(who, ...(place.why ? [element("span", "why", place.why)] : []));
  }

  // From where each token was to where it is (FLIP), for those who see motion as help.
  function move(tokens, change, isFirst) {
    const before = tokens.map((t) => t.getBoundingClientRect());
    change();
    if (still.matches || isFirst) return;
    for (const token of tokens) for (const earlier of token.getAnimations()) earlier.cancel();
    tokens.forEach((token, n) => {
      const now = token.getBoundingClientRect();
      const [x, y] = [before[n].left - now.left, before[n].top - now.top];
      if (!before[n].width || (!x && !y)) return;
      token.animate([{ transform: `translate(${x}px, ${y}px)`, zIndex: 2 }, { transform: "none", zIndex: 2 }], { duration: SECONDS * 1000, easing: "cubic-bezier(.3, 0, .1, 1)" });
    });
  }

  const places = (one, facts) => weighed(one.experts, facts).told.map((t, n) => placeOf(t, one.experts[n], facts));

  // ``places`` are where the experts stood before: at first, where nothing is set.
  const held = boards.map((board) => {
    const one = island.cases[Number(board.dataset.case)];
    const ends = [...board.querySelectorAll(".end")].map((end) => [end.dataset.end ?? same(unique(JSON.parse(end.dataset.charges))), end]);
    ends.find(([at]) => at === "silent")[1].hidden = one.experts.every((outcomes) => outcomes.length);
    return { board, one, tokens: tokensOf(board), places: places(one, {}), ends: new Map(ends), isFirst: true };
  });

  function draw(state, facts) {
    const now = places(state.one, facts);
    const moved = now.map((_, n) => n).filter((n) => now[n].told !== state.places[n].told);
    move(state.tokens, () => state.tokens.forEach((token, n) => {
      dress(token, island.experts[n], now[n], moved.includes(n));
      const list = state.ends.get(now[n].at).querySelector(".tokens");
      if (token.parentElement !== list || state.isFirst) list.append(token);
    }), state.isFirst);
    say(state, moved.map((n) => filled(words.change, { name: island.experts[n], before: state.places[n].told, after: now[n].told })), facts);
    Object.assign(state, { places: now, isFirst: false });
  }

  function say({ board, one }, changes, facts) {
    const lines = changes.length ? changes : [Object.keys(facts).length ? words.no_move : words.start];
    board.querySelector(".said").replaceChildren(...lines.flatMap((line, n) => [...(n ? [words.between] : []), element(changes.length ? "strong" : "span", "", line)]));
    const { agreed, spoke } = weighed(one.experts, facts);
    board.querySelector(".counts").textContent = filled(words.counts, { agreed, spoke, experts: island.experts.length });
  }

  function show() {
    const set = fromAddress();
    for (const { board } of held) {
      for (const fieldset of board.querySelectorAll(".switch")) {
        const value = set.get(Number(fieldset.dataset.place)) ?? "";
        for (const box of fieldset.querySelectorAll("input")) box.checked = box.value === value;
        fieldset.classList.toggle("set", value !== "");
        const fold = fieldset.closest("details");
        if (fold && value !== "") fold.open = true;
      }
    }
    held.forEach((state) => draw(state, factsOf(set)));
  }

  function remember(change) {
    const address = new URLSearchParams([...new URLSearchParams(location.hash.slice(1))].filter(([, value]) => value !== ""));
    change(address);
    history.pushState(null, "", address.size ? "#" + address : location.pathname + location.search);
    show();
  }

  for (const { board } of held) {
    board.hidden = false;
    board.addEventListener("change", ({ target }) => remember((address) => {
      const name = "f" + target.closest(".switch").dataset.place;
      if (target.value === "") address.delete(name);
      else address.set(name, target.value);
    }));
    board.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
    board.querySelector(".board-reset").addEventListener("click", () => remember((address) => {
      for (const name of [...address.keys()].filter(isState)) address.delete(name);
    }));
  }
  addEventListener("popstate", show);
  show();
}

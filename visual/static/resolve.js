// What an expert holds under facts that are set: the rules of graph/analysis/what_if.py; tests compare the two.
// Used by the page 换个事实看结论 and by the map. Facts are {fact id: value, or null for none of the values}.
"use strict";
window.symposiumResolver = (words) => {
  const holds = (when, facts) => when.length > 0 && when.every(([fact, value]) => facts[fact] === value);
  const possible = (when, facts) => when.every(([fact, value]) => !(fact in facts) || facts[fact] === value);
  const unique = (list) => [...new Set(list)];

  function labelled(kind, charges) {
    const list = charges.join(words.names);
    if (kind === "chosen") return list;
    const term = words[kind] || kind;
    return list ? term + words.colon + list : term;
  }

  function asItStands(stance) {
    return { key: stance.key, label: labelled(stance.kind, stance.charges), determinate: stance.determinate };
  }

  function followed(stance, branches) {
    const polarities = unique(branches.map((b) => b.polarity).filter(Boolean));
    const charges = unique(branches.flatMap((b) => b.charges));
    const kind = polarities.length > 1 ? "mixed" : polarities[0] || "affirm";
    return {
      key: kind + ":" + charges.slice().sort().join(), label: labelled(kind, charges), polarity: kind, charges,
      determinate: kind !== "mixed" && kind !== "conditional",
    };
  }

  function resolve(stance, facts) {
    if (!stance) return { standing: "silent" };
    if (!stance.branches.some((b) => b.when.length)) return { standing: "unconditional", ...asItStands(stance) };
    const holding = stance.branches.filter((b) => holds(b.when, facts));
    if (holding.length) return { standing: "holds", ...followed(stance, holding) };
    if (!stance.conditional) return { standing: "unconditional", ...asItStands(stance) };
    const left = stance.branches.filter((b) => possible(b.when, facts));
    const anyway = left.filter((b) => !b.when.length);
    if (anyway.length && anyway.length === left.length) return { standing: "holds", ...followed(stance, anyway) };
    if (left.length) return { standing: "open", ...asItStands(stance), determinate: false };
    return { standing: "not_said" };
  }

  // Two answers are the same: on a yes-or-no issue by the polarity, else by what is chosen.
  function group(issue, stance, answer) {
    if (answer.polarity === undefined) {
      if (issue.polar || stance.kind !== "chosen") return stance.key;
      return "chosen:" + stance.charges.slice().sort().join();
    }
    if (issue.polar) return answer.polarity;
    return answer.charges.length ? "chosen:" + answer.charges.slice().sort().join() : answer.key;
  }

  function concluded(outcomes, facts) {
    const holding = outcomes.filter((o) => holds(o.when, facts));
    if (holding.length) return { standing: "holds", outcomes: holding };
    const left = outcomes.filter((o) => possible(o.when, facts));
    if (left.some((o) => o.when.length)) return { standing: "open", outcomes: left };
    return { standing: left.length ? "unconditional" : "not_said", outcomes: left };
  }

  function counted(issue, facts) {
    const resolved = issue.stances.map((s) => resolve(s, facts));
    const sizes = new Map();
    let spoke = 0;
    resolved.forEach((r, n) => {
      if (r.standing === "silent" || r.standing === "not_said") return;
      spoke += 1;
      if (!r.determinate) return;
      const key = group(issue, issue.stances[n], r);
      sizes.set(key, (sizes.get(key) || 0) + 1);
    });
    return { resolved, spoke, agreed: Math.max(0, ...sizes.values()) };
  }

  return { resolve, group, concluded, counted, unique };
};

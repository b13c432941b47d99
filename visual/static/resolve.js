// What an expert holds under facts that are set: the rules of graph/analysis/what_if.py, own_case.py, comparison.py and
// issue_consensus.py; tests compare the two. Facts are {fact id: value, or null for none of the values}.
"use strict";
window.symposiumResolver = (words) => {
  const DETERMINATE = new Set(["affirm", "deny", "chosen", "determinate"]);
  const holds = (when, facts) => when.length > 0 && when.every(([fact, value]) => facts[fact] === value);
  const possible = (when, facts) => when.every(([fact, value]) => !(fact in facts) || facts[fact] === value);
  const unique = (list) => [...new Set(list)];
  const same = (list) => list.slice().sort().join("\n");

  function labelled(kind, charges) {
    const list = charges.join(words.names);
    if (kind === "chosen") return list;
    const term = words[kind] || kind;
    return list ? term + words.colon + list : term;
  }

  // A stance as it stands, with what can be compared: kind, labels, key.
  function asItStands(stance) {
    const { kind, key, labels = [], determinate } = stance;
    return { kind, key, labels, label: labelled(kind, stance.charges), determinate };
  }

  // What the branches that hold amount to; branches that say different things leave it mixed.
  function followed(stance, branches, issue) {
    const polarities = unique(branches.map((b) => b.polarity).filter(Boolean));
    const charges = unique(branches.flatMap((b) => b.charges));
    const polarity = polarities.length > 1 ? "mixed" : polarities[0] || "affirm";
    const labels = chosen(polarity, charges, issue);
    const kind = kindOf(polarity, labels, issue);
    return {
      kind, labels, polarity, charges, label: kind === "chosen" ? labelled(kind, labels) : labelled(polarity, charges), determinate: DETERMINATE.has(kind),
      key: kind === "affirm" || kind === "deny" ? kind : labels.length ? kind + ":" + same(labels) : null,
    };
  }

  function chosen(polarity, charges, issue) {
    if (issue.polar) return [];
    const options = (issue.options || []).filter((o) => [o.label, ...o.charges].some((c) => charges.includes(c)));
    if (options.length && polarity !== "deny") return options.map((o) => o.label);
    return issue.open ? [] : charges;
  }

  function kindOf(polarity, labels, issue) {
    if (polarity === "conditional" || polarity === "mixed" || polarity === "deny" || issue.polar) return polarity;
    return labels.length ? "chosen" : "determinate";
  }

  function resolve(stance, facts, issue = {}) {
    if (!stance) return { standing: "silent" };
    if (!stance.branches.some((b) => b.when.length)) return { standing: "unconditional", ...asItStands(stance) };
    const holding = stance.branches.filter((b) => holds(b.when, facts));
    if (holding.length) return { standing: "holds", ...followed(stance, holding, issue) };
    if (!stance.conditional) return { standing: "unconditional", ...asItStands(stance) };
    const left = stance.branches.filter((b) => possible(b.when, facts));
    const anyway = left.filter((b) => !b.when.length);
    if (anyway.length && anyway.length === left.length) return { standing: "holds", ...followed(stance, anyway, issue) };
    if (left.length) return { standing: "open", ...asItStands(stance), determinate: false };
    return { standing: "not_said" };
  }

  // How two answers to one issue stand to each other; a and b are places of experts.
  function relation(issue, answers, a, b) {
    const [left, right] = [answers[a], answers[b]];
    if (left.key !== null && left.key === right.key) return "agree";
    const kinds = [left.kind, right.kind];
    if (kinds.includes("conditional")) return "fact_dependent";
    if (kinds.includes("affirm") && kinds.includes("deny")) return "opposed";
    if (kinds.includes("chosen") && kinds.includes("deny")) {
      const [chooser, denier] = left.kind === "chosen" ? [left, b] : [right, a];
      const denied = issue.stances[denier].denied || [];
      return !denied.length || chooser.labels.some((l) => denied.includes(l)) ? "opposed" : "incomparable";
    }
    if (left.labels.length && right.labels.length) {
      return left.labels.some((l) => right.labels.includes(l)) ? "overlap" : "opposed";
    }
    const link = (issue.links || {})[`${Math.min(a, b)}-${Math.max(a, b)}`];
    return link === "disagree" ? "opposed" : link ? "agree" : "incomparable";
  }

  // Who agrees with whom on one issue: counts, whether it is a consensus, whether two answers exclude each other.
  function counted(issue, facts) {
    const resolved = issue.stances.map((s) => resolve(s, facts, issue));
    const speaking = resolved.flatMap((r, n) => (r.standing === "silent" || r.standing === "not_said" ? [] : [n]));
    const groups = [];
    for (const n of speaking) {
      const home = groups.find((g) => g.every((o) => relation(issue, resolved, n, o) === "agree"));
      if (home) home.push(n);
      else groups.push([n]);
    }
    const determinate = (g) => DETERMINATE.has(resolved[g[0]].kind);
    const agreed = Math.max(0, ...groups.filter(determinate).map((g) => g.length));
    const apart = (a, b) => ["opposed", "overlap"].includes(relation(issue, resolved, a, b));
    const contested = groups.some((g, i) => groups.slice(i + 1).some((h) => g.some((a) => h.some((b) => apart(a, b)))));
    return { resolved, spoke: speaking.length, agreed, consensus: agreed === speaking.length && agreed >= 2, contested };
  }

  // One expert's conclusion on a case.
  function concluded(outcomes, facts) {
    const holding = outcomes.filter((o) => holds(o.when, facts));
    if (holding.length) return { standing: "holds", outcomes: holding };
    const left = outcomes.filter((o) => possible(o.when, facts));
    if (left.some((o) => o.when.length)) return { standing: "open", outcomes: left };
    return { standing: left.length ? "unconditional" : "not_said", outcomes: left };
  }

  // All experts on a case: who comes to what, who says nothing of these facts, how many settle on one end.
  function weighed(experts, facts) {
    const told = experts.map((outcomes) => concluded(outcomes, facts));
    const groups = new Map();
    told.forEach((t, expert) => t.outcomes.forEach((outcome) => {
      const key = same(unique(outcome.charges));
      if (!groups.has(key)) groups.set(key, { charges: outcome.charges, holders: [] });
      groups.get(key).holders.push({ expert, standing: t.standing, outcome });
    }));
    const people = (group) => unique(group.holders.map((h) => h.expert)).length;
    const ends = new Map();
    for (const t of told) {
      const own = unique(t.outcomes.map((o) => same(unique(o.charges))));
      const settled = t.standing === "holds" || t.standing === "unconditional";
      if (settled && own.length === 1 && !t.outcomes.some((o) => o.alternative)) ends.set(own[0], (ends.get(own[0]) || 0) + 1);
    }
    return {
      told,
      conclusions: [...groups.values()].sort((a, b) => people(b) - people(a)),
      notSaid: told.flatMap((t, n) => (!t.outcomes.length && experts[n].length ? [n] : [])),
      silent: told.flatMap((t, n) => (experts[n].length ? [] : [n])),
      open: unique(told.flatMap((t) => (t.standing === "open" ? t.outcomes.flatMap((o) => o.when.map(([f]) => f)) : [])))
        .filter((f) => !(f in facts)),
      agreed: Math.max(0, ...ends.values()),
      spoke: told.filter((t) => t.outcomes.length).length,
    };
  }

  return { resolve, counted, concluded, weighed, unique, same };
};

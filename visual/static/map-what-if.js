// The map under facts that are set: which experts stand behind another answer, and how that reads in words.
"use strict";
(() => {
  window.symposiumMap = window.symposiumMap || {};
  window.symposiumMap.whatIf = ({ choices, issues }, tree, nodes, experts, words) => {
    const resolver = window.symposiumResolver(words);
    const blocks = tree.flatMap((lane) => lane.blocks);
    const stanceOf = (row) => nodes[row[0]].rows[0];
    const filled = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => values[name]);

    // set: Map of the fact's place -> the value's place or "-". Facts as resolve.js takes them.
    const factsOf = (set) => Object.fromEntries([...set].map(([n, value]) => [choices[n].id, value === "-" ? null : choices[n].values[value]]));

    // moved: block -> its bands as they then are; changes: who went from which band to which; tallies: issue card -> counts
    function under(set) {
      const moved = new Map(), changes = [], tallies = new Map();
      if (!set.size) return { moved, changes, tallies };
      const facts = factsOf(set);
      for (const issue of issues) {
        const block = blocks.find((b) => nodes[b.issue].id === issue.id);
        const went = new Map();
        issue.stances.forEach((stance, n) => {
          if (!stance) return;
          const now = resolver.resolve(stance, facts, issue);
          const key = now.standing === "holds" ? stance.then[`${now.polarity}:${now.charges.slice().sort().join()}`] : now.standing === "not_said" ? "not_said" : null;
          const from = block.bands.find((b) => b.rows.some((row) => stanceOf(row) === stance.id));
          const to = key && block.bands.find((b) => b.key === key);
          if (!from || !to || from === to) return;
          went.set(stance.id, to);
          changes.push({ stance: stance.id, issue, expert: experts[n], from, to, block });
        });
        if (!went.size) continue;
        const rows = block.bands.flatMap((b) => b.rows.map((row) => [went.get(stanceOf(row)) || b, row]));
        moved.set(block, block.bands.map((b) => {
          const mine = rows.filter(([to]) => to === b).map(([, row]) => row);
          return { ...b, rows: mine, emptied: b.rows.length > 0 && !mine.length };
        }));
        tallies.set(block.issue, tally(issue, facts));
      }
      return { moved, changes, tallies };
    }

    function tally(issue, facts) {
      const { agreed, spoke, consensus, contested } = resolver.counted(issue, facts);
      return (consensus ? "★ " : contested ? "≠ " : "") + filled(words.counts, { agreed, spoke, experts: experts.length });
    }

    const short = (band) => (band.look === "conditional" ? words.conditional : band.words);
    const told = ({ expert, issue, from, to }) =>
      filled(words.moved_one, { name: expert, number: issue.number, before: short(from), after: short(to) });

    return { under, told };
  };
})();

// Stacks the cards of the map: what is shown of it and where, as visual/layout.py does it, so that the page can fold
// cards and move experts by itself. Words are broken into lines in Python; a test compares the two.
"use strict";
(() => {
  const ROW = 27.4, ROW_GAP = 5, BLOCK_GAP = 8, LANE_GAP = 13, LANE_PAD = 7, AUTHORITY_GAP = 10, TOP = 8;
  const HANDLE = 16, MARGIN = 12;
  const sum = (list) => list.reduce((a, b) => a + b, 0);

  // tree, authorities, citations and nodes of the page; cards are numbers, their places in nodes.
  function stacker({ tree, authorities, beside, citations, summed }, nodes) {
    // folding: { depth, other: Set of cards }; moved: Map of block -> its bands under the facts that are set
    const showsIssues = (lane, fold) => (fold.depth !== "questions") !== fold.other.has(lane.question);
    const showsReasons = (block, fold) => (fold.depth === "reasons") !== fold.other.has(block.issue);
    const hasReasons = (fold) => tree.some((lane) => showsIssues(lane, fold) && lane.blocks.some((b) => showsReasons(b, fold)));

    function stack(frame, fold, moved) {
      const boxes = new Map(), paths = [], strips = [], unfolded = new Set();
      const places = new Map(frame.columns.map(([kind, x, w, expert]) => [`${kind} ${expert ?? ""}`, { x, w }]));
      const expertColumn = (n) => places.get(`expert ${nodes[n].column ?? ""}`) || places.get("expert ");
      const columns = {
        expert: expertColumn, silence: expertColumn, sum: expertColumn,
        summary: () => places.get("issue "),
        fold: () => places.get("fold ") || places.get("reason "),
      };
      const columnOf = (n) => (columns[nodes[n].kind] || (() => places.get(`${nodes[n].kind} `)))(n);
      const height = (n) => frame.words[n][0][0];
      let y = TOP;

      function place(n, middle, { least = 0, room = 0, look } = {}) {
        const { x, w } = columnOf(n), ways = frame.words[n];
        const way = [...ways].reverse().find((one) => one[0] <= room) || ways[0];
        const h = Math.max(least, way[0]);
        boxes.set(n, { n, x, y: middle - h / 2, w, h, lines: way[1], bar: frame.bars[n] || [], look: look || nodes[n].look });
      }

      function tie(source, target, kind, look, rows) { paths.push({ source, target, kind, look, rows: nodes[rows ?? target].rows }); }

      function handle(n, of, middle) {
        const { x, w } = columnOf(of);
        boxes.set(n, { n, x: x + w + 3, y: middle - HANDLE / 2, w: HANDLE, h: HANDLE, lines: frame.words[n][0][1], bar: [], look: nodes[n].look });
      }

      const bandsOf = (block) => (moved.get(block) || block.bands)
        .filter((b) => (b.rows.length || b.emptied) && (b.position >= 0 || showsReasons(block, fold)));

      function rowsOf(band, block) {
        if (!band.rows.length) return [[]];
        if (showsReasons(block, fold)) return band.rows.map((row) => row.filter((n) => n >= 0));
        if (band.total >= 0 && !moved.has(block)) return [[band.total]];
        if (summed) return band.rows.map(([chip]) => [chip]);
        return [band.rows.map((row) => row[0]).filter((n) => n >= 0).sort((a, b) => nodes[a].column - nodes[b].column)];
      }

      function rowHeights(band, block) {
        const rows = rowsOf(band, block).map((row) => Math.max(ROW, ...row.map((n) => height(n) + ROW_GAP)));
        if (band.position < 0) return rows;
        const missing = Math.max(0, height(band.position) + ROW_GAP - sum(rows));
        return rows.map((h) => h + missing / rows.length);
      }

      function bandsHeight(block) {
        const heights = bandsOf(block).map((b) => sum(rowHeights(b, block)));
        if (summed) heights.push(...block.silences.map((n) => height(n) + ROW_GAP));
        return sum(heights) - (heights.length ? ROW_GAP : 0);
      }

      function blockHeight(block) {
        const own = [block.issue, ...(summed ? [] : block.silences), ...(showsReasons(block, fold) ? [] : [block.fold])];
        return Math.max(0, bandsHeight(block), ...own.map(height));
      }

      function bandOf(band, block) {
        const start = y, heights = rowHeights(band, block);
        rowsOf(band, block).forEach((cards, r) => {
          const middle = y + (heights[r] - ROW_GAP) / 2;
          for (const n of cards) {
            const isReason = nodes[n].kind === "reason";
            place(n, middle, { room: isReason ? heights[r] - ROW_GAP : 0, look: nodes[n].kind === "expert" && band.position >= 0 ? band.look : null });
          }
          const stops = band.position >= 0 ? [band.position, ...cards] : cards;
          stops.slice(1).forEach((n, i) => tie(stops[i], n, "row", band.look));
          if (band.position < 0) tie(block.issue, cards[0], "tree", band.look);
          y += heights[r];
        });
        if (band.position < 0) return;
        const own = y - start - ROW_GAP;
        place(band.position, start + own / 2, { least: own });
        tie(block.issue, band.position, "tree", band.look);
      }

      function blockOf(block) {
        const start = y, all = blockHeight(block), used = bandsHeight(block);
        y += used ? (all - used) / 2 : 0;
        for (const band of bandsOf(block)) bandOf(band, block);
        const middle = start + all / 2;
        place(block.issue, middle, { room: all });
        for (const n of block.silences) {
          if (!summed) { place(n, middle); continue; }
          place(n, y + height(n) / 2);
          y += height(n) + ROW_GAP;
        }
        if (showsReasons(block, fold)) handle(block.handle, block.issue, middle);
        else place(block.fold, middle);
        y = start + all;
      }

      function laneOf(lane) {
        const start = y, shown = showsIssues(lane, fold);
        y += LANE_PAD;
        const least = height(lane.question) + (shown ? 0 : ROW_GAP);
        const used = shown ? sum(lane.blocks.map(blockHeight)) + BLOCK_GAP * Math.max(0, lane.blocks.length - 1) : height(lane.summary);
        const top = y;
        y += Math.max(0, (least - used) / 2);
        (shown ? lane.blocks : []).forEach((block, n) => {
          y += n ? BLOCK_GAP : 0;
          blockOf(block);
          tie(lane.question, block.issue, "tree", "structure");
          if (showsReasons(block, fold)) unfolded.add(lane.question);
        });
        y = top + Math.max(least, used) + LANE_PAD;
        const middle = (start + y) / 2;
        place(lane.question, middle);
        if (shown) handle(lane.handle, lane.question, middle);
        else {
          place(lane.summary, middle);
          const last = frame.columns.filter((c) => c[0] !== "authority").pop(), box = boxes.get(lane.summary);
          box.w = last[1] + last[2] - box.x;
          tie(lane.question, lane.summary, "tree", "structure", lane.question);
        }
        strips.push([start, y - start]);
        y += LANE_GAP;
      }

      function authoritiesOf() {
        if (!places.has("authority ")) return;
        const links = citations.filter(([reason]) => boxes.has(reason));
        const cited = new Set(links.map(([, authority]) => authority));
        const middle = (n) => boxes.get(n).y + boxes.get(n).h / 2;
        const wanted = authorities
          .filter((n) => cited.has(n) || unfolded.has(beside[n]))
          .map((n, order) => {
            const citing = cited.has(n) ? links.filter((k) => k[1] === n).map((k) => middle(k[0])) : [middle(beside[n])];
            return [sum(citing) / citing.length, order, height(n), n];
          })
          .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
        apart(wanted).forEach((top, n) => place(wanted[n][3], top + wanted[n][2] / 2));
        for (const [reason, authority] of links) {
          const look = boxes.get(reason).answer || nodes[reason].answer;
          paths.push({ source: reason, target: authority, kind: "cites", look, rows: nodes[reason].rows });
        }
      }

      tree.forEach(laneOf);
      // a citation has the colour of the answer that its reason now stands behind
      for (const path of paths) if (path.kind === "row" && nodes[path.target].kind === "reason") boxes.get(path.target).answer = path.look;
      authoritiesOf();
      for (const path of paths) {
        const from = boxes.get(path.source), to = boxes.get(path.target);
        path.x1 = from.x + from.w;
        path.x2 = to.x;
        path.y2 = to.y + to.h / 2;
        path.y1 = path.kind === "row" ? path.y2 : from.y + from.h / 2;
      }
      const last = frame.columns[frame.columns.length - 1];
      const bottoms = [...boxes.values()].map((box) => box.y + box.h + TOP);
      return { boxes, paths, strips, columns: frame.columns, heads: frame.heads, width: last ? last[1] + last[2] + MARGIN : 0, height: Math.max(y, ...bottoms) };
    }

    // Cards that would touch are pooled and placed together around the mean of their wishes.
    function apart(wanted) {
      const pools = [];
      for (const [middle, , own] of wanted) {
        let top = middle - own / 2, need = own, heights = [own];
        while (pools.length && pools[pools.length - 1].top + pools[pools.length - 1].need + AUTHORITY_GAP > top) {
          const above = pools.pop(), weight = above.heights.length / (above.heights.length + heights.length);
          top = weight * above.top + (1 - weight) * (top - above.need - AUTHORITY_GAP);
          need = above.need + AUTHORITY_GAP + need;
          heights = [...above.heights, ...heights];
        }
        pools.push({ top: Math.max(top, TOP), need, heights });
      }
      return pools.flatMap(({ top, heights }) => heights.map((own) => {
        const at = top;
        top += own + AUTHORITY_GAP;
        return at;
      }));
    }

    // Cards to read: handles only fold.
    const count = (scene) => [...scene.boxes.keys()].filter((n) => nodes[n].kind !== "handle").length;
    return { stack, showsIssues, showsReasons, hasReasons, count };
  }

  window.symposiumMap = window.symposiumMap || {};
  window.symposiumMap.stacker = stacker;
})();

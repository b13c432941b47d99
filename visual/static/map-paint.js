// Paints the map on vis-network's canvas: lanes and lines below, a card for every node. Knows no state.
"use strict";
(() => {
  const CHINESE = '"Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif';
  const LATIN = '"Source Sans 3","Noto Sans","Segoe UI","Helvetica Neue",Arial,"Liberation Sans","Noto Sans CJK SC","DejaVu Sans",sans-serif';
  const HAS_CHINESE = /[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]|[\ud840-\ud8ff]/;
  const DIM_CARD = 0.12, DIM_LINE = 0.08, LEADING = 1.32, RADIUS = 6;

  function outline(ctx, x, y, w, h, radius) {
    ctx.beginPath();
    ctx.roundRect(x, y, w, h, Math.min(radius, h / 2));
  }

  function words(ctx, box, colour, muted, align, pad) {
    const { x, y, w, h, lines } = box;
    const chinese = lines.some((line) => HAS_CHINESE.test(line[0]));
    // curly quotation marks are a full em wide in Chinese fonts, which may be all there is
    const written = (text) => (chinese ? text : text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"'));
    let at = y + (h - lines.reduce((sum, line) => sum + line[1] * LEADING, 0)) / 2;
    ctx.textBaseline = "middle";
    ctx.textAlign = align;
    for (const [text, size, weight] of lines) {
      ctx.font = `${weight === "bold" ? 700 : 400} ${size}px ${chinese ? CHINESE : LATIN}`;
      ctx.fillStyle = weight === "note" ? muted : colour;
      // the width is measured in Python as an upper bound; the last argument is for fonts nobody thought of
      ctx.fillText(written(text), align === "left" ? x + pad : x + w / 2, at + (size * LEADING) / 2 + 0.5, Math.max(w - 6, 11));
      at += size * LEADING;
    }
  }

  window.symposiumMap = window.symposiumMap || {};
  window.symposiumMap.painter = (theme) => {
    const lookOf = (name) => theme.looks[name] || theme.looks.issue;
    const lineOf = (name) => (name === "structure" ? theme.structure : lookOf(name).line);

    // How each kind of card is drawn: ground, frame, thickness of the frame, words, notes, alignment.
    const STYLES = {
      question: (k) => [k.fill, null, 0, k.text, k.text],
      issue: (k) => [k.fill, k.line, 1, k.text, theme.muted],
      position: (k) => [k.fill, k.line, 1, k.text, k.text],
      expert: (k) => [k.tint, k.line, 1.2, k.tint_text, k.tint_text],
      silence: (k) => [k.fill, null, 0, k.text, k.text],
      reason: (k) => [k.fill, k.line === k.fill ? null : k.line, 1, k.text, theme.muted, "left"],
      authority: (k) => [k.fill, k.line, 1, k.text, theme.muted],
      sum: (k) => [k.tint, k.line, 1.2, k.tint_text, k.tint_text, "left"],
      summary: (k) => [k.fill, k.line, 1, k.text, theme.muted, "left"],
      fold: (k) => [k.fill, k.line, 1, k.text, k.text],
      handle: (k) => [k.fill, k.line, 1, k.text, k.text],
    };

    function card(ctx, node, box, { lit, clear, chosen, current, moved }) {
      const { x, y, w, h, lines } = box;
      const [ground, frame, thick, colour, muted, side] = STYLES[node.kind](lookOf(box.look));
      const listed = node.kind === "position" && node.look === "conditional" && lines.length > 1;
      const align = side || (listed ? "left" : "center");
      ctx.save();
      ctx.globalAlpha = (lit ? 1 : DIM_CARD) * clear;
      outline(ctx, x, y, w, h, node.kind === "fold" ? 12 : RADIUS);
      ctx.fillStyle = ground;
      ctx.fill();
      if (frame) {
        ctx.lineWidth = node.framed || moved ? 2.6 : thick;
        ctx.strokeStyle = moved ? theme.focus : frame;
        ctx.setLineDash(node.doubtful ? [4, 3] : []);
        ctx.stroke();
        ctx.setLineDash([]);
      }
      words(ctx, box, colour, muted, align, 9);
      for (const [left, width, look, text] of box.bar) part(ctx, x + left, y + h / 2 - 10, width, lookOf(look), text);
      ctx.globalAlpha = 1;
      if (chosen || current) {
        ctx.lineWidth = chosen ? 3 : 2;
        ctx.strokeStyle = theme.focus;
        ctx.setLineDash(chosen ? [] : [3, 2]);
        outline(ctx, x - 2.5, y - 2.5, w + 5, h + 5, RADIUS + 2.5);
        ctx.stroke();
      }
      ctx.restore();
    }

    // A part of the bar of a folded question: so many answers of one kind.
    function part(ctx, x, y, w, look, text) {
      outline(ctx, x, y, w, 20, 3);
      ctx.fillStyle = look.fill;
      ctx.fill();
      ctx.strokeStyle = look.line;
      ctx.lineWidth = 1;
      ctx.stroke();
      words(ctx, { x, y, w, h: 20, lines: [[text, 12, "bold"]] }, look.text, look.text, "center", 0);
    }

    function ground(ctx, layout) {
      ctx.save();
      const experts = layout.columns.filter((c) => c[0] === "expert");
      layout.strips.forEach(([y, h], n) => {
        outline(ctx, 6, y, layout.width - 12, h, 8);
        ctx.fillStyle = theme.lanes[n % 2];
        ctx.fill();
      });
      ctx.fillStyle = theme.column;
      for (const [kind, x, w] of experts.length > 1 ? experts.filter((_, n) => n % 2 === 0) : []) {
        for (const [y, h] of layout.strips) ctx.fillRect(x - 3, y, w + 6, h);
      }
      ctx.restore();
    }

    function lines(ctx, scene, isLit, clear) {
      ctx.save();
      for (const path of scene.paths) {
        const { x1, y1, x2, y2 } = path, cites = path.kind === "cites";
        ctx.globalAlpha = (isLit(path) ? 1 : DIM_LINE) * clear ** 2;
        ctx.strokeStyle = lineOf(path.look);
        ctx.lineWidth = cites ? 1.5 : 1.6;
        ctx.setLineDash(cites ? [5, 3] : []);
        ctx.beginPath();
        ctx.moveTo(x1, y1);
        if (Math.abs(y1 - y2) < 0.5) ctx.lineTo(x2, y2);
        else ctx.bezierCurveTo((x1 + x2) / 2, y1, (x1 + x2) / 2, y2, x2, y2);
        ctx.stroke();
      }
      ctx.restore();
    }

    return { card, ground, lines };
  };
})();

// The map as a PNG three times as fine as the screen, with title and footer; what is dimmed or set stays so.
"use strict";
(() => {
  const SCALE = 3, HEAD = 88, FOOT = 40, LONGEST = 16384, LARGEST = 268e6;

  // No canvas may be longer or larger than browsers allow: a very large map comes out less fine, never cut.
  function scaleFor(width, height) {
    return Math.min(SCALE, LONGEST / Math.max(width, height), Math.sqrt(LARGEST / (width * height)));
  }

  function line(ctx, text, x, y, font, colour, align) {
    ctx.font = font;
    ctx.fillStyle = colour;
    ctx.textBaseline = "alphabetic";
    ctx.textAlign = align || "left";
    ctx.fillText(text, x, y);
  }

  // `scene` gives the size, `draw(ctx)` paints the map at scale 1; resolves to a blob.
  window.symposiumMap.png = ({ scene, theme, title, summary, footer, fonts, draw }) => {
    const width = scene.width, height = HEAD + scene.height + FOOT, scale = scaleFor(width, height);
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    const ctx = canvas.getContext("2d");
    ctx.scale(scale, scale);
    ctx.fillStyle = theme.page;
    ctx.fillRect(0, 0, width, height);
    line(ctx, title, 12, 28, `700 18px ${fonts}`, theme.ink);
    line(ctx, summary, 12, 50, `400 12px ${fonts}`, theme.muted);
    scene.columns.forEach(([, x, w], n) => line(ctx, scene.heads[n], x + w / 2, HEAD - 10, `700 12px ${fonts}`, theme.ink, "center"));
    ctx.save();
    ctx.translate(0, HEAD);
    draw(ctx);
    ctx.restore();
    line(ctx, footer, 12, height - 14, `400 12px ${fonts}`, theme.muted);
    return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  };
})();

// Labels, written in screen pixels, the weightiest first, each only where it covers no other label and no symbol.

const LABELS = 260; // at most so many at once
const HEADS = 4; // so many of them may cover symbols where there is no room beside
const COUNTS = 14; // so many say how many neighbours aren't on the canvas
const widths = new Map();
let drawnLabels = []; // what was written last: {text, more, x, y, size, weight, ink, alpha}

// Shortens to some 30 letters, or half as many ideographs, and drops what can't be seen.
function shorten(text, room = 30) {
  const letters = Array.from(text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim());
  const cut = letters.findIndex((letter) => (room -= letter.codePointAt(0) > 0x2e80 ? 2 : 1) < 0);
  return cut < 0 ? letters.join('') : `${letters.slice(0, cut).join('').trimEnd()}…`;
}

function widthOf(context, text) {
  const key = `${context.font}\n${text}`;
  let found = widths.get(key);
  if (found === undefined) {
    found = context.measureText(text).width;
    if (widths.size > 20000) widths.clear();
    widths.set(key, found);
  }
  return found;
}

// Boxes in a grid, so that what a box may cover is found without looking at all of them.
class Boxes {
  constructor() {
    this.cells = new Map();
  }

  *near({ x0, y0, x1, y1 }) {
    for (let column = Math.floor(x0 / 80); column <= x1 / 80; column += 1) {
      for (let row = Math.floor(y0 / 40); row <= y1 / 40; row += 1) yield `${column} ${row}`;
    }
  }

  add(box) {
    for (const cell of this.near(box)) {
      if (!this.cells.has(cell)) this.cells.set(cell, []);
      this.cells.get(cell).push(box);
    }
  }

  free(box) {
    for (const cell of this.near(box)) {
      for (const { x0, y0, x1, y1 } of this.cells.get(cell) ?? []) {
        if (box.x1 >= x0 && box.x0 <= x1 && box.y1 >= y0 && box.y0 <= y1) return false;
      }
    }
    return true;
  }
}

// Where the controls over the canvas stand: no label goes there.
function covers(canvas) {
  const frame = canvas.getBoundingClientRect();
  return [...document.querySelectorAll('.over')].filter((one) => one.offsetParent).map((one) => {
    const { left, top, right, bottom } = one.getBoundingClientRect();
    return { x0: left - frame.left - 4, y0: top - frame.top - 4, x1: right - frame.left + 4, y1: bottom - frame.top + 4 };
  });
}

function drawLabels(context) {
  const canvas = context.canvas;
  const { clientWidth, clientHeight } = canvas;
  const ratio = canvas.width / clientWidth;
  const family = getComputedStyle(canvas).fontFamily;
  const scale = network.getScale();
  const [heads, symbols, labels] = [new Boxes(), new Boxes(), new Boxes()];
  const inside = (box) => box.x0 > 2 && box.y0 > 2 && box.x1 < clientWidth - 2 && box.y1 < clientHeight - 2;
  const clear = (box) => inside(box) && labels.free(box) && heads.free(box);
  const free = (box) => clear(box) && symbols.free(box);
  drawnLabels = [];
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.lineJoin = 'round';
  const put = (label, spots, { bold = false, force = false } = {}) => {
    const { text, more = '', size, weight } = label;
    const faint = `400 ${size - 1.5}px ${family}`;
    context.font = faint;
    const extra = more ? widthOf(context, more) + 4 : 0;
    context.font = `${weight} ${size}px ${family}`;
    const wide = widthOf(context, text);
    const [w, h] = [(wide + extra) / 2 + 2, size * 0.62];
    const boxed = spots(w, h).map(([x, y]) => ({ x, y, x0: x - w, x1: x + w, y0: y - h, y1: y + h }));
    const box = boxed.find(free) ?? (bold ? boxed.find(clear) : null) ?? (force ? boxed[0] : null);
    if (!box) return false;
    labels.add(box);
    const x = box.x0 + 2;
    drawnLabels.push({ ...label, x, y: box.y, wide });
    context.globalAlpha = label.alpha;
    context.lineWidth = 3.5;
    context.strokeStyle = tone('paper');
    context.strokeText(text, x, box.y);
    context.fillStyle = tone(label.ink);
    context.fillText(text, x, box.y);
    if (more) {
      context.font = faint;
      context.strokeText(more, x + wide + 4, box.y);
      context.fillStyle = tone('quiet');
      context.fillText(more, x + wide + 4, box.y);
    }
    return true;
  };

  const visible = [];
  for (const id of stage) {
    const at = network.canvasToDOM(places[id]);
    if (at.x < -60 || at.y < -30 || at.x > clientWidth + 60 || at.y > clientHeight + 30) continue;
    const near = marked?.things.has(id);
    const first = state.selected?.thing === id || hovered.node === id || state.focus?.thing === id;
    visible.push({ id, at, near, first, radius: radiusOf(id) * scale, weight: data.nodes[id].size + (near ? 100 : 0) + (first ? 1000 : 0) });
  }
  visible.sort((a, b) => b.weight - a.weight || a.id - b.id);
  for (const box of covers(canvas)) labels.add(box);
  const around = ({ at: { x, y }, radius }) => ({ x0: x - radius * 0.8, x1: x + radius * 0.8, y0: y - radius * 0.8, y1: y + radius * 0.8 });
  visible.slice(0, HEADS).forEach((one) => heads.add(around(one)));
  if (visible.length < 1500) visible.slice(HEADS).forEach((one) => symbols.add(around(one)));
  const counts = !state.focus && !state.route;
  visible.slice(0, LABELS).forEach(({ id, at, near, first, radius }, rank) => {
    const gap = radius + 4;
    const spots = (w, h) => [
      [at.x, at.y + gap + h],
      [at.x + gap + w, at.y],
      [at.x - gap - w, at.y],
      [at.x, at.y - gap - h],
    ];
    const large = data.nodes[id].size > 14;
    const absent = counts && (rank < COUNTS || first) ? hiddenBeside(id) : 0;
    const label = {
      text: shorten(nameOf(id).text, first ? 60 : 30),
      more: absent ? `+${number(absent)}` : '',
      size: large ? 13.5 : 12,
      weight: large || first ? 600 : 400,
      ink: 'ink',
      alpha: marked && !near ? 0.3 : 1,
    };
    put(label, spots, { bold: rank < HEADS, force: first });
  });
  labelGroups(put);
  const named = marked && marked.edges.size <= 16 ? [...marked.edges] : [];
  if (hovered.edge !== undefined && !named.includes(hovered.edge)) named.push(hovered.edge);
  for (const id of named) {
    const edge = data.edges[id];
    if (!edge || !isDrawn(edge) || edge.from === edge.to) continue;
    const said = edge.statements.filter(isSaid);
    const relation = relationOf(data.statements[said[0]]).text;
    const text = said.length > 1 ? `${shorten(relation)} +${said.length - 1}` : shorten(relation);
    const at = network.canvasToDOM(middleOf(edge));
    if (relation) put({ text, size: 11, weight: 400, ink: 'quiet', alpha: 1 }, () => [[at.x, at.y]], { force: hovered.edge === id });
  }
  context.restore();
}

// A community is named by its best connected things.
function labelGroups(put) {
  if (!showsGroups()) return;
  data.groups.forEach((group, index) => {
    const { x, y } = network.canvasToDOM(turned(group));
    const radius = group.r * network.getScale();
    const open = state.open.has(index);
    const first = hovered.group === index || state.selected?.group === index;
    if (radius < 24 && !first) return;
    const names = group.rest ? [null] : topOf(index).slice(0, open ? 1 : radius > 55 ? 3 : radius > 34 ? 2 : 1);
    const room = open || first ? 30 : Math.max(7, Math.floor((radius * 1.85) / 7.2));
    names.forEach((thing, row) => {
      const last = row === names.length - 1;
      const left = group.things.length - names.filter((one) => one !== null).length;
      const more = last && left ? `+${number(left)}` : '';
      const label = { text: shorten(thing === null ? say('scattered') : nameOf(thing).text, last && more ? room - more.length : room), more, size: row ? 12 : 13.5, weight: row ? 400 : 600, ink: row ? 'quiet' : 'ink', alpha: 1 };
      const top = open ? y - radius - 8 : y + (row - (names.length - 1) / 2) * 17;
      put(label, () => [[x, top]], { force: first && !open });
    });
  });
}

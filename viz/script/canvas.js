// The network on its canvas: vis-network holds, moves and hits; symbols and labels are drawn here.

const LABELS = 260; // at most so many at once
const HEADS = 4; // so many of them may cover symbols where there is no room beside
const BUSY = 800; // from so many edges on, only the selected have arrowheads
const calm = matchMedia('(prefers-reduced-motion: reduce)');

// A wide picture is laid on its side where the window is high.
const box = document.getElementById('canvas');
if (box.clientHeight > 1.1 * box.clientWidth) {
  for (const node of data.nodes) [node.x, node.y] = [node.y, node.x];
}

const places = data.nodes.map(({ x, y }) => ({ x, y }));
const looks = new Map();
let hovered = {};
let marked = null; // what focus() gives for the selection
let network = null;
let touched = false;

const visNodes = new vis.DataSet(data.nodes.map(({ label, ...node }) => node));
const visEdges = new vis.DataSet(data.edges.map((edge, id) => ({ ...edge, id, ...look(edge, id) })));

// How an edge looks now; labels aside, all that selection, filter and theme change.
function look(edge, id) {
  const struck = edge.arrows.middle !== undefined;
  const near = marked?.edges.has(id);
  const far = marked && !near;
  const colour = tone(struck ? 'struck' : near ? 'ink' : 'line');
  const hidden = state.hiddenKinds.has(edge.kind) || !isShown(edge.from) || !isShown(edge.to);
  const arrows = data.edges.length > BUSY && edge.arrows.to ? { arrows: { ...edge.arrows, to: { ...edge.arrows.to, enabled: Boolean(near) } } } : {};
  return { hidden, ...arrows, color: { color: colour, hover: tone('ink'), opacity: far ? 0.16 : near ? 0.95 : 0.8 } };
}

function restyle() {
  marked = focus();
  const changed = [];
  data.edges.forEach((edge, id) => {
    const now = look(edge, id);
    const key = JSON.stringify(now);
    if (looks.get(id) !== key) changed.push({ id, ...now });
    looks.set(id, key);
  });
  if (changed.length) visEdges.update(changed);
  network.redraw();
}

function hideNodes() {
  const changed = visNodes.get().filter((node) => Boolean(node.hidden) === isShown(node.id));
  visNodes.update(changed.map(({ id }) => ({ id, hidden: !isShown(id) })));
}

// Symbols shrink and grow half as fast as the view, so that far away they are seen and near they don't crowd.
function radiusOf(id) {
  return data.nodes[id].size / Math.sqrt(network.getScale());
}

function drawNode({ ctx, id, x, y }) {
  const radius = radiusOf(id);
  return {
    nodeDimensions: { width: 1.8 * radius, height: 1.8 * radius },
    drawNode() {
      const chosen = state.selected?.thing === id;
      if (chosen || hovered.node === id) {
        ctx.beginPath();
        ctx.arc(x, y, radius * 1.15 + 5 / network.getScale(), 0, 2 * Math.PI);
        ctx.fillStyle = tone(chosen ? 'halo' : 'faint');
        ctx.fill();
      }
      drawSymbol(ctx, data.things[id].type, x, y, radius, marked && !marked.things.has(id) ? 0.22 : 1);
    },
  };
}

// Shortens to some 24 letters, or half as many ideographs, and drops what can't be seen.
function short(text) {
  const letters = Array.from(text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim());
  let room = 30;
  const cut = letters.findIndex((letter) => (room -= letter.codePointAt(0) > 0x2e80 ? 2 : 1) < 0);
  return cut < 0 ? letters.join('') : `${letters.slice(0, cut).join('').trimEnd()}…`;
}

// The point at the middle of an edge, by vis-network's own geometry of its curves.
function middleOf({ from, to, smooth }) {
  const [a, b] = [places[from], places[to]];
  if (!smooth) return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  const bend = smooth.type === 'curvedCW' ? smooth.roundness : -smooth.roundness;
  const [dx, dy] = [b.x - a.x, a.y - b.y];
  const angle = Math.atan2(dy, dx) + (0.5 * bend + 0.5) * Math.PI;
  const reach = (0.5 * smooth.roundness + 0.5) * Math.hypot(dx, dy);
  const [x, y] = [a.x + reach * Math.sin(angle), a.y + reach * Math.cos(angle)];
  return { x: (a.x + 2 * x + b.x) / 4, y: (a.y + 2 * y + b.y) / 4 };
}

// Writes labels in screen pixels, the weightiest first, each only where it covers no other.
function drawLabels(context) {
  const canvas = context.canvas;
  const ratio = canvas.width / canvas.clientWidth;
  const family = getComputedStyle(canvas).fontFamily;
  const scale = network.getScale();
  const [heads, symbols, labels] = [[], [], []];
  const apart = (a, b) => a.x1 < b.x0 || a.x0 > b.x1 || a.y1 < b.y0 || a.y0 > b.y1;
  const clear = (box) => inside(box) && labels.every((b) => apart(box, b)) && heads.every((b) => apart(box, b));
  const free = (box) => clear(box) && symbols.every((b) => apart(box, b));
  const inside = (box) => box.x0 > 2 && box.y0 > 2 && box.x1 < canvas.clientWidth - 2 && box.y1 < canvas.clientHeight - 2;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  const put = (text, spots, size, weight, ink, alpha, bold, force) => {
    context.font = `${weight} ${size}px ${family}`;
    const [w, h] = [context.measureText(text).width / 2 + 2, size * 0.62];
    const boxed = spots(w, h).map(([x, y]) => ({ x, y, x0: x - w, x1: x + w, y0: y - h, y1: y + h }));
    const box = boxed.find(free) ?? (bold ? boxed.find(clear) : null) ?? (force ? boxed[0] : null);
    if (!box) return;
    labels.push(box);
    context.textAlign = 'center';
    context.globalAlpha = alpha;
    context.lineWidth = 3.5;
    context.strokeStyle = tone('paper');
    context.strokeText(text, box.x, box.y);
    context.fillStyle = tone(ink);
    context.fillText(text, box.x, box.y);
  };

  const visible = [];
  data.nodes.forEach((node, id) => {
    const at = network.canvasToDOM(places[id]);
    const outside = at.x < -60 || at.y < -30 || at.x > canvas.clientWidth + 60 || at.y > canvas.clientHeight + 30;
    if (outside || !isShown(id)) return;
    const near = marked?.things.has(id);
    const first = state.selected?.thing === id || hovered.node === id;
    visible.push({ id, at, near, first, radius: radiusOf(id) * scale, weight: node.size + (near ? 100 : 0) + (first ? 1000 : 0) });
  });
  visible.sort((a, b) => b.weight - a.weight || a.id - b.id);
  labels.push({ x0: canvas.clientWidth - 58, x1: canvas.clientWidth, y0: canvas.clientHeight - 148, y1: canvas.clientHeight });
  const around = ({ at: { x, y }, radius }) => ({ x0: x - radius * 0.8, x1: x + radius * 0.8, y0: y - radius * 0.8, y1: y + radius * 0.8 });
  heads.push(...visible.slice(0, HEADS).map(around));
  if (visible.length < 1500) symbols.push(...visible.slice(HEADS).map(around));
  visible.slice(0, LABELS).forEach(({ id, at, near, first, radius }, rank) => {
    const gap = radius + 4;
    const spots = (w, h) => [
      [at.x, at.y + gap + h],
      [at.x + gap + w, at.y],
      [at.x - gap - w, at.y],
      [at.x, at.y - gap - h],
    ];
    const large = data.nodes[id].size > 14;
    put(short(nameOf(id).text), spots, large ? 13.5 : 12, large || first ? 600 : 400, 'ink', marked && !near ? 0.3 : 1, rank < HEADS, first);
  });
  const named = marked && marked.edges.size <= 16 ? [...marked.edges] : [];
  if (hovered.edge !== undefined && !named.includes(hovered.edge)) named.push(hovered.edge);
  for (const id of named) {
    const edge = data.edges[id];
    if (looks.get(id)?.includes('"hidden":true') || edge.from === edge.to) continue;
    const relation = relationOf(data.statements[edge.statements[0]]).text;
    const text = edge.statements.length > 1 ? `${short(relation)} +${edge.statements.length - 1}` : short(relation);
    const at = network.canvasToDOM(middleOf(edge));
    if (relation) put(text, () => [[at.x, at.y]], 11, 400, 'quiet', 1, false, hovered.edge === id);
  }
  context.restore();
}

// Shows things with room for their labels, or all that isn't filtered out; `aside` pixels at the bottom are covered.
function fit(animate, things = data.nodes.keys(), aside = 0, closest = 1.5) {
  const shown = [...things].filter(isShown).map((id) => places[id]);
  const frame = document.getElementById('canvas');
  if (!shown.length || !frame.clientWidth) return;
  const range = (axis) => [Math.min(...axis), Math.max(...axis)];
  const [x0, x1] = range(shown.map(({ x }) => x));
  const [y0, y1] = range(shown.map(({ y }) => y));
  const margin = Math.min(70, frame.clientWidth / 9);
  const scale = Math.min(
    (frame.clientWidth - 2 * margin) / Math.max(x1 - x0, 1),
    (frame.clientHeight - aside - 1.4 * margin) / Math.max(y1 - y0, 1),
    closest,
  );
  move({ position: { x: (x0 + x1) / 2, y: (y0 + y1) / 2 }, scale, offset: { x: 0, y: -aside / 2 } }, animate);
}

function move(view, animate = true) {
  const animation = animate && !calm.matches ? { duration: 350, easingFunction: 'easeInOutQuad' } : false;
  network.moveTo({ ...view, animation });
}

function zoom(factor) {
  touched = true;
  move({ scale: Math.min(8, Math.max(0.03, network.getScale() * factor)) });
}

// Brings a thing and what it is linked to into sight.
function show(thing, aside = 0) {
  touched = true;
  fit(true, [thing, ...neighboursOf(thing)], aside, 1.2);
}

function startCanvas() {
  const frame = document.getElementById('canvas');
  const options = { ...data.options, nodes: { ...data.options.nodes, shape: 'custom', ctxRenderer: drawNode } };
  options.edges.chosen = { edge: (values, id, chosen, hovering) => hovering && (values.width += 1.2), label: false };
  network = new vis.Network(frame, { nodes: visNodes, edges: visEdges }, options);
  network.on('afterDrawing', drawLabels);
  network.on('click', ({ nodes, edges }) => {
    if (nodes.length) {
      select({ thing: nodes[0] });
      if (covered()) show(nodes[0], covered());
    } else if (edges.length) select({ edge: edges[0] });
    else select(null);
  });
  const hover = (now) => {
    hovered = now;
    frame.classList.toggle('pointing', now.node !== undefined || now.edge !== undefined);
    network.redraw();
  };
  network.on('hoverNode', ({ node }) => hover({ node }));
  network.on('blurNode', () => hover({}));
  network.on('hoverEdge', ({ edge }) => hovered.node === undefined && hover({ edge }));
  network.on('blurEdge', () => hovered.edge !== undefined && hover({}));
  network.on('dragStart', () => (touched = true));
  network.on('zoom', () => (touched = true));
  network.on('dragging', ({ nodes }) => Object.assign(places, network.getPositions(nodes)));
  const inner = frame.querySelector('.vis-network');
  inner.setAttribute('role', 'application');
  inner.setAttribute('aria-describedby', 'keys');
  inner.addEventListener('keydown', (event) => event.key === '0' && fit(true));
  new ResizeObserver(() => touched || fit(false)).observe(frame);
  const label = () => inner.setAttribute('aria-label', say('network'));
  on('language', () => (label(), network.redraw()));
  on('selection', restyle);
  on('filter', () => (hideNodes(), restyle()));
  label();
  fit(false);
}

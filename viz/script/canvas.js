// The network on its canvas: vis-network holds, moves and hits what is shown; symbols, communities and labels are drawn here.

const BUSY = 800; // from so many lines on, only those of the selection have arrowheads
const MANY = 1500; // from so many symbols on, lines rest while the view moves
const calm = matchMedia('(prefers-reduced-motion: reduce)');
const tops = new Map();
const looks = new Map();
let hovered = {};
let marked = null; // what marking() gives for the selection
let network = null;
let touched = false;
let moving = false;

const visNodes = new vis.DataSet();
const visEdges = new vis.DataSet();

function showsGroups() {
  return data.groups.length && state.mode === 'groups' && !state.focus && state.route?.to == null;
}

// The best connected things of a community.
function topOf(group) {
  if (!tops.has(group)) tops.set(group, [...data.groups[group].things].sort(byWeight).slice(0, 3));
  return tops.get(group);
}

function isDrawn(edge) {
  return isShown(edge.from) && isShown(edge.to) && edge.statements.some(isSaid);
}

// How an edge looks now.
function look(edge, id, busy) {
  const near = marked?.edges.has(id);
  const far = marked && !near;
  const colour = tone(edge.struck ? 'struck' : near ? 'ink' : 'line');
  const arrows = {};
  if (data.directed) arrows.to = { enabled: !busy || Boolean(near), type: 'arrow', scaleFactor: 0.5 };
  if (edge.struck) arrows.middle = { enabled: true, type: 'bar', scaleFactor: 0.8 };
  return { arrows, color: { color: colour, hover: tone('ink'), opacity: far ? 0.14 : near ? 0.95 : busy ? 0.5 : 0.75 } };
}

// Brings what vis-network holds in line with what is shown: things, lines, places, looks.
function sync() {
  const moved = arrange();
  marked = marking();
  const nodes = new Map();
  if (showsGroups()) {
    data.groups.forEach((group, index) => {
      if (!state.open.has(index)) nodes.set(`g${index}`, { id: `g${index}`, ...turned(group) });
    });
  }
  for (const id of stage) nodes.set(id, { id, ...places[id], size: data.nodes[id].size });
  const edges = new Map();
  data.edges.forEach((edge, id) => isDrawn(edge) && edges.set(id, edge));
  if (moved) {
    visEdges.clear();
    visNodes.clear();
    looks.clear();
  } else {
    visEdges.remove(visEdges.getIds().filter((id) => !edges.has(id)));
    visNodes.remove(visNodes.getIds().filter((id) => !nodes.has(id)));
  }
  const busy = edges.size > BUSY;
  const changed = [];
  for (const [id, edge] of edges) {
    const now = look(edge, id, busy);
    const key = JSON.stringify(now);
    const fresh = !visEdges.get(id);
    if (!fresh && looks.get(id) === key) continue;
    looks.set(id, key);
    const { from, to, width, smooth, selfReference } = edge;
    changed.push(fresh ? { id, from, to, width, dashes: data.lines[edge.kind], ...(smooth && { smooth }), ...(selfReference && { selfReference }), ...now } : { id, ...now });
  }
  visNodes.add([...nodes.values()].filter(({ id }) => !visNodes.get(id)));
  visEdges.update(changed);
  const many = nodes.size > MANY || edges.size > 2 * MANY;
  network.setOptions({ interaction: { ...data.options.interaction, hideEdgesOnDrag: many, hideEdgesOnZoom: many, hover: nodes.size < MANY } });
  network.redraw();
  drawShown();
  return moved;
}

// Symbols shrink and grow half as fast as the view, so that far away they are seen and near they don't crowd.
function radiusOf(id) {
  return data.nodes[id].size / Math.sqrt(network.getScale());
}

function drawNode({ ctx, id, x, y }) {
  if (typeof id === 'string') return drawGroup(ctx, Number(id.slice(1)), x, y);
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

function drawGroup(ctx, group, x, y) {
  const { r } = data.groups[group];
  return {
    nodeDimensions: { width: 1.7 * r, height: 1.7 * r },
    drawNode() {
      disc(ctx, x, y, r, group, true);
    },
  };
}

function disc(ctx, x, y, r, group, closed) {
  const chosen = state.selected?.group === group || hovered.group === group;
  ctx.beginPath();
  ctx.arc(x, y, r, 0, 2 * Math.PI);
  ctx.globalAlpha = closed ? 1 : 0.5;
  ctx.fillStyle = tone(closed ? (chosen ? 'halo' : 'faint') : 'sheet');
  ctx.fill();
  ctx.globalAlpha = 1;
  ctx.lineWidth = (chosen ? 2 : 1) / network.getScale();
  ctx.strokeStyle = tone(data.types[data.things[topOf(group)[0]].type].colour);
  ctx.stroke();
}

// Under the symbols: what links communities, and the discs of those that are unfolded.
function drawUnder(ctx) {
  if (!showsGroups()) return;
  const most = Math.max(...data.bridges.map(([, , many]) => many), 1);
  ctx.strokeStyle = tone('line');
  ctx.lineCap = 'round';
  for (const [one, other, many] of data.bridges) {
    if (many < most / 400) continue;
    const [a, b] = [turned(data.groups[one]), turned(data.groups[other])];
    ctx.globalAlpha = 0.12 + 0.5 * Math.sqrt(many / most);
    ctx.lineWidth = (0.6 + 7 * Math.sqrt(many / most)) / network.getScale();
    ctx.beginPath();
    ctx.moveTo(a.x, a.y);
    ctx.lineTo(b.x, b.y);
    ctx.stroke();
  }
  ctx.globalAlpha = 1;
  for (const group of state.open) {
    const { x, y } = turned(data.groups[group]);
    disc(ctx, x, y, data.groups[group].r, group, false);
  }
}

// The point at which a curved line is bent, by vis-network's own geometry, or null for a straight one.
function bendOf({ from, to, smooth }) {
  if (!smooth) return null;
  const [a, b] = [places[from], places[to]];
  const bend = smooth.type === 'curvedCW' ? smooth.roundness : -smooth.roundness;
  const [dx, dy] = [b.x - a.x, a.y - b.y];
  const angle = Math.atan2(dy, dx) + (0.5 * bend + 0.5) * Math.PI;
  const reach = (0.5 * smooth.roundness + 0.5) * Math.hypot(dx, dy);
  return { x: a.x + reach * Math.sin(angle), y: a.y + reach * Math.cos(angle) };
}

function middleOf(edge) {
  const [a, b, bend] = [places[edge.from], places[edge.to], bendOf(edge)];
  return bend ? { x: (a.x + 2 * bend.x + b.x) / 4, y: (a.y + 2 * bend.y + b.y) / 4 } : { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

// Shows places with room for their labels, or all that is on the canvas; `aside` pixels at the bottom are covered.
function fit(animate, things = stage, aside = 0, closest = 1.5) {
  const frame = document.getElementById('canvas');
  if (!frame.clientWidth) return;
  const points = [...things].filter(isShown).map((id) => ({ ...places[id], r: 0 }));
  if (things === stage && showsGroups()) points.push(...data.groups.map((group) => ({ ...turned(group), r: group.r })));
  if (!points.length) return;
  let [x0, x1, y0, y1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y, r } of points) [x0, x1, y0, y1] = [Math.min(x0, x - r), Math.max(x1, x + r), Math.min(y0, y - r), Math.max(y1, y + r)];
  const margin = Math.min(70, frame.clientWidth / 9);
  const scale = Math.min((frame.clientWidth - 2 * margin) / Math.max(x1 - x0, 1), (frame.clientHeight - aside - 1.4 * margin) / Math.max(y1 - y0, 1), closest);
  move({ position: { x: (x0 + x1) / 2, y: (y0 + y1) / 2 }, scale, offset: { x: 0, y: -aside / 2 } }, animate);
}

function move(view, animate = true) {
  const animation = animate && !calm.matches ? { duration: 350, easingFunction: 'easeInOutQuad' } : false;
  network.moveTo({ ...view, animation });
}

function zoom(factor) {
  touched = true;
  move({ scale: Math.min(8, Math.max(0.01, network.getScale() * factor)) });
}

// Brings a thing and what it is linked to into sight.
function show(thing, aside = 0) {
  touched = true;
  if (state.focus || state.route) fit(true, stage, aside);
  else fit(true, [thing, ...neighboursOf(thing)], aside, 1.2);
}

function pickNode(node) {
  if (typeof node === 'string') return select({ group: Number(node.slice(1)) });
  if (state.route && state.route.to === null && node !== state.route.from) return arrive(node);
  select({ thing: node });
  if (covered()) show(node, covered());
  return undefined;
}

function unfoldNode(node) {
  if (typeof node === 'string') toggleGroup(Number(node.slice(1)));
  else if (hiddenBeside(node)) unfoldThing(node);
}

function startCanvas() {
  const frame = document.getElementById('canvas');
  upright = frame.clientHeight > 1.1 * frame.clientWidth;
  const options = { ...data.options, nodes: { ...data.options.nodes, shape: 'custom', ctxRenderer: drawNode } };
  options.edges.chosen = { edge: (values, id, chosen, hovering) => hovering && (values.width += 1.2), label: false };
  network = new vis.Network(frame, { nodes: visNodes, edges: visEdges }, options);
  network.on('beforeDrawing', drawUnder);
  network.on('afterDrawing', (context) => (moving && stage.size > MANY ? null : drawLabels(context)));
  network.on('click', ({ nodes, edges, event }) => {
    const shifted = event.srcEvent?.shiftKey && state.selected?.thing !== undefined && typeof nodes[0] === 'number' && nodes[0] !== state.selected.thing;
    if (shifted) depart(state.selected.thing, nodes[0]);
    else if (nodes.length) pickNode(nodes[0]);
    else if (edges.length) select({ edge: edges[0] });
    else select(null);
  });
  network.on('doubleClick', ({ nodes }) => nodes.length && unfoldNode(nodes[0]));
  const hover = (now) => {
    hovered = now;
    frame.classList.toggle('pointing', Object.keys(now).length > 0);
    network.redraw();
  };
  network.on('hoverNode', ({ node }) => hover(typeof node === 'string' ? { group: Number(node.slice(1)) } : { node }));
  network.on('blurNode', () => hover({}));
  network.on('hoverEdge', ({ edge }) => hovered.node === undefined && hover({ edge }));
  network.on('blurEdge', () => hovered.edge !== undefined && hover({}));
  network.on('dragStart', () => (touched = moving = true));
  network.on('zoom', () => (touched = true));
  network.on('dragging', ({ nodes }) => nodes.filter((id) => typeof id === 'number').forEach((id) => (places[id] = network.getPosition(id))));
  network.on('dragEnd', () => {
    moving = false;
    network.redraw();
  });
  const inner = frame.querySelector('.vis-network');
  inner.setAttribute('role', 'application');
  inner.setAttribute('aria-describedby', 'keys');
  inner.addEventListener('keydown', walk);
  new ResizeObserver(() => touched || fit(false)).observe(frame);
  const label = () => inner.setAttribute('aria-label', say('network'));
  on('language', () => (label(), network.redraw()));
  on('selection', sync);
  on('filter', () => sync() && (touched = false, fit(true, stage, state.selected ? covered() : 0)));
  label();
  sync();
  fit(false, stage, covered());
}

// Keys on the canvas: 0 shows all; n and p go from thing to thing, from the best connected on.
function walk(event) {
  if (event.key === '0') fit(true);
  if (event.key === 'Enter' && state.selected) panel.querySelector('h2').focus();
  if (event.key !== 'n' && event.key !== 'p') return;
  const order = [...stage].sort(byWeight);
  const at = order.indexOf(state.selected?.thing);
  const next = order[(at + (event.key === 'n' ? 1 : -1) + order.length) % order.length];
  if (next !== undefined) select({ thing: next });
}

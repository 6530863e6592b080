// What is shown as an SVG drawing: the network as it stands on the canvas, or another view as text in a frame.

const XHTML = 'http://www.w3.org/1999/xhtml';

function lineDrawing(edge, id) {
  const [a, b] = [network.canvasToDOM(places[edge.from]), network.canvasToDOM(places[edge.to])];
  if (edge.from === edge.to) return null;
  const scale = network.getScale();
  const bent = bendOf(edge);
  const bend = bent && network.canvasToDOM(bent);
  const near = bend ?? a;
  const away = Math.hypot(b.x - near.x, b.y - near.y) || 1;
  const gap = radiusOf(edge.to) * scale + 3;
  const tip = { x: b.x - ((b.x - near.x) / away) * gap, y: b.y - ((b.y - near.y) / away) * gap };
  const { color, arrows } = look(edge, id, visEdges.length > BUSY);
  const path = bend ? `M${round(a.x)} ${round(a.y)}Q${round(bend.x)} ${round(bend.y)} ${round(tip.x)} ${round(tip.y)}` : `M${round(a.x)} ${round(a.y)}L${round(tip.x)} ${round(tip.y)}`;
  const dashes = data.lines[edge.kind];
  const made = vector('path', { d: path, fill: 'none', stroke: color.color, 'stroke-opacity': color.opacity, 'stroke-width': round(edge.width * scale), ...(dashes && { 'stroke-dasharray': dashes.map((one) => round(one * scale)).join(' ') }) });
  const parts = [made];
  if (arrows.to?.enabled) {
    const turn = Math.atan2(b.y - near.y, b.x - near.x);
    const size = 9 * Math.min(1, scale) + 1;
    const corner = (angle) => `${round(tip.x - size * Math.cos(turn + angle))} ${round(tip.y - size * Math.sin(turn + angle))}`;
    parts.push(vector('path', { d: `M${round(tip.x)} ${round(tip.y)}L${corner(0.4)}L${corner(-0.4)}Z`, fill: color.color, 'fill-opacity': color.opacity }));
  }
  if (edge.struck) {
    const middle = network.canvasToDOM(middleOf(edge));
    const turn = Math.atan2(b.y - a.y, b.x - a.x) + Math.PI / 2;
    const [dx, dy] = [6 * Math.cos(turn), 6 * Math.sin(turn)];
    parts.push(vector('path', { d: `M${round(middle.x - dx)} ${round(middle.y - dy)}L${round(middle.x + dx)} ${round(middle.y + dy)}`, stroke: color.color, 'stroke-width': 2 }));
  }
  return parts;
}

function round(value) {
  return Math.round(value * 10) / 10;
}

function symbolDrawing(id) {
  const at = network.canvasToDOM(places[id]);
  const { shape, filling, colour } = data.types[data.things[id].type];
  const solid = filling === 'solid';
  const radius = radiusOf(id) * network.getScale();
  const faint = marked && !marked.things.has(id) ? 0.22 : 1;
  const made = vector('g', { transform: `translate(${round(at.x)} ${round(at.y)}) scale(${round(radius)})`, opacity: faint });
  made.append(vector('path', { d: data.shapes[shape], fill: solid ? tone(colour) : tone('paper'), stroke: tone(solid ? 'paper' : colour), 'stroke-width': 0.3, 'stroke-linejoin': 'round' }));
  if (filling === 'cored') made.append(vector('circle', { r: 0.36, fill: tone(colour) }));
  made.append(vector('title', {}, nameOf(id).text));
  return made;
}

function groupDrawing(group, index) {
  const at = network.canvasToDOM(turned(group));
  const open = state.open.has(index);
  return vector('circle', { cx: round(at.x), cy: round(at.y), r: round(group.r * network.getScale()), fill: tone(open ? 'sheet' : 'faint'), stroke: tone(data.types[data.things[topOf(index)[0]].type].colour) });
}

function networkDrawing() {
  const { clientWidth: width, clientHeight: height } = document.getElementById('canvas');
  const family = getComputedStyle(document.querySelector('#canvas canvas')).fontFamily;
  const made = vector('svg', { xmlns: SVG, viewBox: `0 0 ${width} ${height}`, width, height, 'font-family': family });
  made.append(vector('title', {}, document.querySelector('h1').textContent), vector('rect', { width, height, fill: tone('paper') }));
  if (showsGroups()) made.append(...data.groups.map(groupDrawing));
  data.edges.forEach((edge, id) => isDrawn(edge) && made.append(...(lineDrawing(edge, id) ?? [])));
  made.append(...[...stage].map(symbolDrawing));
  for (const { text, more, x, y, size, weight, ink, alpha, wide } of drawnLabels) {
    const given = { y: round(y), 'dominant-baseline': 'central', 'paint-order': 'stroke', stroke: tone('paper'), 'stroke-width': 3.5, 'stroke-linejoin': 'round', opacity: alpha };
    made.append(vector('text', { ...given, x: round(x), 'font-size': size, 'font-weight': weight, fill: tone(ink) }, text));
    if (more) made.append(vector('text', { ...given, x: round(x + wide + 4), 'font-size': size - 1.5, fill: tone('quiet') }, more));
  }
  return made;
}

// Another view: its text with the page's style, in a frame as large as all of it.
function textDrawing() {
  const view = document.getElementById('view');
  const [width, height] = [view.clientWidth, view.scrollHeight];
  const style = [...document.querySelectorAll('style')].map((one) => one.textContent).join('\n');
  const root = document.createElementNS(XHTML, 'div');
  root.setAttribute('lang', language);
  root.setAttribute('class', 'drawing');
  const sheet = document.createElementNS(XHTML, 'style');
  const light = getComputedStyle(document.documentElement).colorScheme;
  const names = Object.keys(tonesNow());
  sheet.textContent = `${style.replaceAll(':root', '.drawing')} .drawing{${names.map((name) => `--${name}:${tone(name)}`).join(';')};color-scheme:${light}}`;
  root.append(sheet, view.cloneNode(true));
  const frame = vector('foreignObject', { width, height });
  frame.append(root);
  const made = vector('svg', { xmlns: SVG, viewBox: `0 0 ${width} ${height}`, width, height });
  made.append(vector('rect', { width, height, fill: tone('paper') }), frame);
  return made;
}

function drawing() {
  return state.view === 'network' ? networkDrawing() : textDrawing();
}

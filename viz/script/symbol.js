// The same symbols on the canvas and in the text: a shape for each type, a line for each kind of statement.

const SVG = 'http://www.w3.org/2000/svg';
const paths = Object.fromEntries(Object.entries(data.shapes).map(([name, path]) => [name, new Path2D(path)]));
const core = new Path2D('M0 -.36A.36 .36 0 1 1 0 .36A.36 .36 0 1 1 0 -.36Z');

let tones = {};

// A colour of the page's style, which differs between light and dark.
function tone(name) {
  tones[name] ??= getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  return tones[name];
}

function forgetTones() {
  tones = {};
}

const TONES = ['paper', 'sheet', 'ink', 'quiet', 'rule', 'faint', 'halo', 'line', 'struck', 'accent'];

// All tones in use by name.
function tonesNow() {
  return Object.fromEntries([...TONES, ...data.types.map(({ colour }) => colour)].map((name) => [name, tone(name)]));
}

// Draws a type's symbol at a place, with a radius, in canvas units.
function drawSymbol(context, type, x, y, radius, alpha) {
  const { shape, filling, colour } = data.types[type];
  context.save();
  context.translate(x, y);
  context.scale(radius, radius);
  context.lineJoin = 'round';
  context.lineWidth = 0.34;
  context.strokeStyle = context.fillStyle = tone('paper');
  context.stroke(paths[shape]);
  context.fill(paths[shape]);
  context.globalAlpha = alpha;
  context.fillStyle = context.strokeStyle = tone(colour);
  if (filling === 'solid') context.fill(paths[shape]);
  else {
    context.lineWidth = 0.3;
    context.scale(0.86, 0.86);
    context.stroke(paths[shape]);
    if (filling === 'cored') context.fill(core);
  }
  context.restore();
}

function vector(tag, attributes, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

// A type's symbol for use in text.
function symbol(type) {
  const { shape, filling, colour } = data.types[type];
  const solid = filling === 'solid';
  const outline = { fill: solid ? 'currentColor' : 'none', stroke: solid ? 'none' : 'currentColor', 'stroke-width': 0.34 };
  const parts = [vector('path', { d: data.shapes[shape], 'stroke-linejoin': 'round', ...outline })];
  if (filling === 'cored') parts.push(vector('circle', { r: 0.36, fill: 'currentColor' }));
  const made = vector('svg', { viewBox: '-1.35 -1.35 2.7 2.7', class: 'symbol', 'aria-hidden': 'true' }, ...parts);
  made.style.color = `var(--${colour})`;
  return made;
}

// A kind's line for use in text.
function sample(kind, struck) {
  const dashes = data.lines[kind];
  const parts = [vector('path', { d: 'M1 6H33', 'stroke-dasharray': dashes ? dashes.join(' ') : 'none' })];
  if (struck) parts.push(vector('path', { d: 'M17 1V11' }));
  const made = vector('svg', { viewBox: '0 0 34 12', class: 'sample', 'aria-hidden': 'true' }, ...parts);
  if (struck) made.classList.add('struck');
  return made;
}

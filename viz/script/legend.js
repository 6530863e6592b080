// The legend, which is also the filter: each type and each kind of statement with its count.

const KINDS = ['fact', 'claim', 'proposed', 'negation'];

function counts(length, values) {
  const found = new Array(length).fill(0);
  for (const value of values) found[value] += 1;
  return found;
}

const typeCounts = counts(data.types.length, data.things.map((thing) => thing.type));
const kindCounts = counts(KINDS.length, data.statements.map((statement) => KINDS.indexOf(statement.kind)));

function toggle(set, value) {
  if (!set.delete(value)) set.add(value);
  tell('filter');
}

function entry(picture, name, count, set, value) {
  const key = `${set === state.hiddenTypes ? 'type' : 'kind'}-${value}`;
  return element(
    'li',
    {},
    element(
      'button',
      { type: 'button', 'data-key': key, 'aria-pressed': String(!set.has(value)), onclick: () => toggle(set, value) },
      picture,
      written(name, 'span', { class: 'label' }),
      element('span', { class: 'count' }, number(count)),
    ),
  );
}

function all(set, values) {
  const choose = (hidden) => () => {
    set.clear();
    if (hidden) values.forEach((value) => set.add(value));
    tell('filter');
  };
  return element(
    'span',
    { class: 'all' },
    element('button', { type: 'button', 'data-key': 'all', onclick: choose(false) }, say('showall')),
    element('button', { type: 'button', 'data-key': 'none', onclick: choose(true) }, say('shownone')),
  );
}

function drawLegend() {
  const legend = document.getElementById('legend');
  const focused = document.activeElement?.dataset?.key;
  const types = [...typeCounts.keys()].sort((a, b) => typeCounts[b] - typeCounts[a] || a - b);
  const kinds = [...KINDS.keys()].filter((kind) => kindCounts[kind]);
  legend.replaceChildren(
    element('div', { class: 'head' }, element('h2', {}, say('things')), types.length > 1 ? all(state.hiddenTypes, types) : null),
    element('ul', { class: 'types' }, types.map((type) => entry(symbol(type), pick(data.types[type].names), typeCounts[type], state.hiddenTypes, type))),
    element('div', { class: 'head' }, element('h2', {}, say('statements'))),
    element('ul', { class: 'kinds' }, kinds.map((kind) => entry(sample(KINDS[kind], KINDS[kind] === 'negation'), { text: say(KINDS[kind]) }, kindCounts[kind], state.hiddenKinds, KINDS[kind]))),
  );
  if (focused) legend.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  drawShown();
}

// The line under the network that says what isn't on it, and changes that.
function drawShown() {
  const shown = data.things.filter((_, thing) => isShown(thing)).length;
  const parts = [];
  if (shown < data.things.length) parts.push(element('span', {}, say('shown', { n: number(shown), m: number(data.things.length) })));
  if (opening.size < data.things.length) {
    const folded = Boolean(state.unfolded);
    parts.push(element('button', { type: 'button', id: 'unfold', onclick: () => (unfold(folded), fit(true)) }, say(folded ? 'unfold' : 'fold')));
  }
  document.getElementById('shown').replaceChildren(...parts);
}

function startLegend() {
  for (const event of ['language', 'filter']) on(event, drawLegend);
  drawLegend();
}

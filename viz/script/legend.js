// The legend, which is also the filter: types of things; kinds, relations, articles, speakers and stances of statements.

const KINDS = ['fact', 'claim', 'proposed', 'negation'];
const LONG = 14; // so many entries of a facet are shown at once
const unrolled = new Set(); // facets of which all are shown
let wide = false; // whether a narrow page shows all facets
const closed = new Set(['relation', 'speaker', 'stance']); // facets that are folded

function tally(values) {
  const found = new Map();
  for (const value of values) found.set(value, (found.get(value) ?? 0) + 1);
  return found;
}

const tallies = { type: tally(data.things.map((thing) => thing.type)) };
for (const facet of FACETS) tallies[facet] = tally(facetsOf[facet].flat());

// The values of a facet in the order in which they are listed.
function valuesOfFacet(facet) {
  const found = [...tallies[facet].keys()];
  if (facet === 'kind') return KINDS.filter((kind) => tallies.kind.has(kind));
  return found.sort((a, b) => tallies[facet].get(b) - tallies[facet].get(a) || (a > b ? 1 : -1));
}

const FACET_WORDS = { type: 'things', kind: 'statements', relation: 'relations', article: 'articles', speaker: 'speakers', stance: 'stances' };

function nameIn(facet, value) {
  if (facet === 'type') return pick(data.types[value].names);
  if (facet === 'kind') return { text: say(value) };
  if (facet === 'relation') return relationName(value);
  if (facet === 'stance') return { text: stanceWord(value) };
  return read(data[`${facet}s`][value]);
}

function pictureOf(facet, value) {
  if (facet === 'type') return symbol(value);
  if (facet === 'kind') return sample(value, value === 'negation');
  return element('span', { class: 'tick', 'aria-hidden': 'true' });
}

function toggleValue(facet, value) {
  const set = state.hidden[facet];
  if (!set.delete(value)) set.add(value);
  tell('filter');
}

// Lets only one value through; where it is the only one already, all.
function onlyValue(facet, value) {
  const set = state.hidden[facet];
  const others = valuesOfFacet(facet).filter((other) => other !== value);
  const alone = !set.has(value) && others.every((other) => set.has(other));
  set.clear();
  if (!alone) others.forEach((other) => set.add(other));
  tell('filter');
}

function entry(facet, value) {
  const name = nameIn(facet, value);
  return element(
    'li',
    {},
    element(
      'button',
      { type: 'button', class: 'entry', 'data-key': `${facet} ${nameOfValue(facet, value)}`, 'aria-pressed': String(!state.hidden[facet].has(value)), onclick: () => toggleValue(facet, value) },
      pictureOf(facet, value),
      written(name, 'span', { class: 'label' }),
      element('span', { class: 'count' }, number(tallies[facet].get(value))),
    ),
    tallies[facet].size > 1
      ? element('button', { type: 'button', class: 'only', 'data-key': `only ${facet} ${nameOfValue(facet, value)}`, 'aria-label': say('onlythis', { name: name.text }), onclick: () => onlyValue(facet, value) }, say('only'))
      : null,
  );
}

function chooseAll(facet) {
  const choose = (hidden) => () => {
    state.hidden[facet].clear();
    if (hidden) valuesOfFacet(facet).forEach((value) => state.hidden[facet].add(value));
    tell('filter');
  };
  return element(
    'span',
    { class: 'all' },
    element('button', { type: 'button', 'data-key': `all ${facet}`, onclick: choose(false) }, say('showall')),
    element('button', { type: 'button', 'data-key': `none ${facet}`, onclick: choose(true) }, say('shownone')),
  );
}

function facetSection(facet) {
  const values = valuesOfFacet(facet);
  if (facet !== 'type' && facet !== 'kind' && values.length < 2) return null;
  const shown = unrolled.has(facet) ? values : values.slice(0, LONG);
  const left = values.length - shown.length;
  const folds = facet !== 'type' && facet !== 'kind';
  const body = [
    element('ul', { class: `${facet}s` }, shown.map((value) => entry(facet, value))),
    left > 0 ? element('button', { type: 'button', class: 'unroll', 'data-key': `more ${facet}`, onclick: () => (unrolled.add(facet), drawLegend()) }, say('more', { n: number(left) })) : null,
  ];
  const title = element('h2', {}, say(FACET_WORDS[facet]));
  const count = state.hidden[facet].size ? element('span', { class: 'count' }, `${number(values.length - state.hidden[facet].size)}/${number(values.length)}`) : null;
  if (!folds) return element('div', { class: 'facet' }, element('div', { class: 'head' }, title, values.length > 1 ? chooseAll(facet) : null), body);
  const made = element('details', { class: 'facet', 'data-facet': facet, open: !closed.has(facet) || state.hidden[facet].size > 0 }, element('summary', { 'data-key': `facet ${facet}` }, title, count), element('div', { class: 'head' }, chooseAll(facet)), body);
  made.addEventListener('toggle', () => (made.open ? closed.delete(facet) : closed.add(facet)));
  return made;
}

function drawLegend() {
  const legend = document.getElementById('legend');
  const focused = document.activeElement?.dataset?.key;
  const top = legend.scrollTop;
  const filtered = Object.values(state.hidden).some((set) => set.size) || state.years;
  legend.replaceChildren(
    facetSection('type'),
    facetSection('kind'),
    element('button', { type: 'button', id: 'morefilters', 'data-key': 'morefilters', 'aria-expanded': String(wide), onclick: () => ((wide = !wide), drawLegend()) }, say('morefilters')),
    ...['article', 'speaker', 'stance', 'relation'].map(facetSection).filter(Boolean),
    ...(filtered ? [element('button', { type: 'button', id: 'clear', 'data-key': 'clear', onclick: clearFilters }, say('clear'))] : []),
  );
  legend.classList.toggle('wide', wide);
  legend.scrollTop = top;
  if (focused) legend.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

// The line on the canvas that says what isn't on it, and changes that.
function drawShown() {
  const line = document.getElementById('shown');
  const shown = stage.size;
  const parts = [];
  const held = document.activeElement?.closest?.('#shown') ? document.activeElement.id : null;
  const button = (id, key, act) => parts.push(element('button', { type: 'button', id, onclick: act }, say(key)));
  if (state.focus) {
    const { all } = surroundings();
    parts.push(element('span', {}, say('focused', { n: number(shown), m: number(all) })));
    button('unfocus', 'leave', () => focusOn(null));
  } else if (state.route?.to != null) {
    button('unfocus', 'leave', leaveRoute);
  } else {
    if (state.mode === 'groups') parts.push(element('span', {}, say('grouped', { n: number(data.groups.length), m: number(data.things.length) })));
    else if (shown < data.things.length) parts.push(element('span', {}, say('shown', { n: number(shown), m: number(data.things.length) })));
    if (folded.size && state.mode !== 'central') button('fold', 'fold', () => setMode('central'));
    if (data.groups.length && state.mode !== 'groups') button('grouping', 'grouping', () => setMode('groups'));
    if (folded.size && state.mode !== 'all' && data.things.length <= EVERYTHING) button('unfold', 'unfold', () => setMode('all'));
  }
  line.replaceChildren(...parts);
  if (held) (document.getElementById(held) ?? line.querySelector('button'))?.focus();
}

function startLegend() {
  for (const event of ['language', 'filter']) on(event, drawLegend);
  on('language', drawShown);
  drawLegend();
}

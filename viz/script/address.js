// The address: what the reader chose stands after the # of the page's address, so that a link reopens the same view,
// and each step is an entry of the browser's history, so that one can go back.

const stem = common(data.things.map(({ key }) => key));
const thingAt = new Map(data.things.map(({ key }, thing) => [key.slice(stem.length), thing]));

// What all keys begin with, up to a slash or hash.
function common(keys) {
  let shared = keys[0] ?? '';
  for (const key of keys) while (!key.startsWith(shared)) shared = shared.slice(0, -1);
  return shared.replace(/[^/#]*$/, '');
}

// The values of a facet, each by a name that stays when the page is made again.
function nameOfValue(facet, value) {
  if (facet === 'type') return data.types[value].key;
  if (facet === 'relation') return data.relations[value].key || read(data.relations[value].names).text;
  if (facet !== 'article' && facet !== 'speaker') return value;
  const text = data[`${facet}s`][value];
  return typeof text === 'string' ? text : (text.en ?? Object.values(text)[0]);
}

function valuesIn(facet) {
  if (facet === 'type') return [...data.types.keys()];
  return [...new Set(facetsOf[facet].flat())];
}

const pack = (values) => values.map((value) => encodeURIComponent(value).replace(/~/g, '%7E')).join('~');
const unpack = (text) => text.split('~').map(decodeURIComponent);
const short = (thing) => data.things[thing].key.slice(stem.length);

function addressNow() {
  const parts = [];
  const put = (name, ...values) => parts.push(`${name}=${pack(values)}`);
  if (language !== data.language) put('language', language);
  if (state.theme !== 'auto') put('theme', state.theme);
  if (state.view !== data.view) put('view', state.view);
  if (state.mode !== opening) put('show', state.mode);
  for (const [facet, hidden] of Object.entries(state.hidden)) {
    if (!hidden.size) continue;
    const shown = valuesIn(facet).filter((value) => !hidden.has(value));
    if (shown.length < hidden.size) put(`only-${facet}`, ...shown.map((value) => nameOfValue(facet, value)));
    else put(`no-${facet}`, ...[...hidden].map((value) => nameOfValue(facet, value)));
  }
  if (state.years) put('years', ...state.years);
  if (state.undated) put('undated', 'yes');
  if (state.unfolded.length) put('unfolded', ...state.unfolded.map(short));
  if (state.open.size) put('open', ...state.open);
  if (state.focus) put('focus', short(state.focus.thing), state.focus.steps);
  if (state.route?.to != null) put('path', short(state.route.from), short(state.route.to), state.route.chosen);
  if (state.compared && (state.compared[0] !== 0 || state.compared[1] !== 1)) put('compare', ...state.compared.map((one) => nameOfValue('article', one)));
  const { thing, edge, group, cell } = state.selected ?? {};
  if (thing !== undefined) put('thing', short(thing));
  if (edge !== undefined) put('line', short(data.edges[edge].from), short(data.edges[edge].to), data.edges[edge].kind, data.edges[edge].struck ? 1 : 0);
  if (group !== undefined) put('group', group);
  if (cell !== undefined) put('cell', ...cell);
  return parts.length ? `#${parts.join('&')}` : '';
}

// Sets the state from an address. What it names that isn't on the page is passed over.
function readAddress(hash) {
  const given = new Map();
  for (const part of hash.replace(/^#/, '').split('&')) {
    const at = part.indexOf('=');
    try {
      if (at > 0) given.set(part.slice(0, at), unpack(part.slice(at + 1)));
    } catch {
      continue; // not an address that a page wrote
    }
  }
  const one = (name) => given.get(name)?.[0];
  const among = (value, values, otherwise) => (values.includes(value) ? value : otherwise);
  const things = (names) => (names ?? []).map((name) => thingAt.get(name)).filter((thing) => thing !== undefined);
  language = among(one('language'), Object.keys(LANGUAGES), data.language);
  document.documentElement.lang = language;
  state.theme = among(one('theme'), ['light', 'dark'], 'auto');
  state.view = among(one('view'), VIEWS, data.view);
  state.mode = among(one('show'), ['all', 'central', 'groups'], opening);
  if ((state.mode === 'groups' && !data.groups.length) || (state.mode === 'all' && data.things.length > EVERYTHING)) state.mode = opening;
  for (const [facet, hidden] of Object.entries(state.hidden)) {
    hidden.clear();
    const only = given.get(`only-${facet}`);
    const none = given.get(`no-${facet}`);
    if (!only && !none) continue;
    for (const value of valuesIn(facet)) if (only ? !only.includes(nameOfValue(facet, value)) : none.includes(nameOfValue(facet, value))) hidden.add(value);
  }
  const range = (given.get('years') ?? []).map(Number);
  state.years = range.length === 2 && range.every(Number.isInteger) && range[0] <= range[1] ? range : null;
  state.undated = one('undated') === 'yes';
  state.unfolded = things(given.get('unfolded'));
  state.open = new Set((given.get('open') ?? []).map(Number).filter((group) => data.groups[group]));
  const [around] = things([one('focus')]);
  state.focus = around === undefined ? null : { thing: around, steps: Number(among(given.get('focus')[1], ['1', '2', '3'], '1')) };
  const ends = things(given.get('path')?.slice(0, 2));
  state.route = ends.length === 2 ? { from: ends[0], to: ends[1], chosen: Number(given.get('path')[2]) || 0 } : null;
  const articles = (given.get('compare') ?? []).map((name) => data.articles.findIndex((_, at) => nameOfValue('article', at) === name));
  if (data.articles.length > 1) state.compared = articles.length === 2 && !articles.includes(-1) ? articles : [0, 1];
  state.selected = null;
  const [thing] = things([one('thing')]);
  if (thing !== undefined) state.selected = { thing };
  const [from, to] = things(given.get('line')?.slice(0, 2));
  if (to !== undefined) {
    const [, , kind, struck] = given.get('line');
    const edge = data.edges.findIndex((one) => one.from === from && one.to === to && one.kind === kind && Boolean(one.struck) === (struck === '1'));
    if (edge >= 0) state.selected = { edge };
  }
  if (data.groups[one('group')]) state.selected = { group: Number(one('group')) };
  const cell = given.get('cell')?.map(Number);
  if (cell && data.cases?.variables[cell[0]]?.indicators[cell[1]]?.cells[cell[2]]) state.selected = { cell };
}

let pending = false;
let holding = false; // while something moves by itself, the address waits

function writeAddress() {
  pending = false;
  if (holding) return;
  const now = addressNow();
  if (now === location.hash) return;
  const depth = (history.state?.depth ?? 0) + 1;
  history.pushState({ depth }, '', now || location.href.split('#')[0]);
  drawUndo();
}

function hold(still) {
  holding = still;
  if (!still) told();
}

function reopen() {
  readAddress(location.hash);
  tell('language', 'theme', 'filter', 'selection', 'view');
  drawUndo();
}

function undo() {
  if (history.state?.depth) history.back();
}

function drawUndo() {
  document.getElementById('undo').disabled = !history.state?.depth;
}

function startAddress() {
  if (!history.state) history.replaceState({ depth: 0 }, '');
  told = () => {
    if (!pending) queueMicrotask(writeAddress);
    pending = true;
  };
  addEventListener('popstate', reopen);
  document.getElementById('undo').addEventListener('click', undo);
  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest?.('input:not([type=range]):not([type=checkbox])');
    if ((event.ctrlKey || event.metaKey) && event.key === 'z' && !event.shiftKey && !typing) {
      event.preventDefault();
      undo();
    }
  });
  drawUndo();
}

// What the reader chose. Whoever shows something listens; the address of the page follows.

const opening = data.opening === 'groups' ? 'groups' : data.folded.length ? 'central' : 'all';

const state = {
  theme: 'auto', // or light, dark
  view: data.view,
  mode: opening, // which part is on the canvas: all, central, groups
  hidden: { type: new Set(), kind: new Set(), relation: new Set(), article: new Set(), speaker: new Set(), stance: new Set() },
  years: null, // [first, last]
  undated: false, // whether what has no date stays while years are chosen
  selected: null, // {thing}, {edge}, {group} or {cell: [variable, indicator, case]}
  unfolded: [], // things whose neighbours were brought in, in order
  open: new Set(), // communities that are unfolded
  focus: null, // {thing, steps}
  route: null, // {from, to (not yet: null), chosen}
  compared: data.articles.length > 1 ? [0, 1] : null,
};

const listeners = { language: [], selection: [], filter: [], view: [], theme: [] };
let told = () => {};

function on(event, listener) {
  listeners[event].push(listener);
}

// Tells of changes; the same address entry holds all that one act of the reader changed.
function tell(...events) {
  for (const event of events) for (const listener of listeners[event]) listener();
  told();
}

function select(selected) {
  state.selected = selected;
  const revealed = selected?.thing !== undefined && reveal(selected.thing);
  if (revealed) tell('filter', 'selection');
  else tell('selection');
}

function speak(tag) {
  language = tag;
  document.documentElement.lang = tag;
  tell('language');
}

// The selected things and edges with what touches them, or null when nothing is selected.
function marking() {
  if (state.route?.to != null) return routeMarking();
  const { thing, edge } = state.selected ?? {};
  if (edge !== undefined) {
    return { things: new Set([data.edges[edge].from, data.edges[edge].to]), edges: new Set([edge]) };
  }
  if (thing === undefined) return null;
  return { things: new Set([thing, ...neighboursOf(thing)]), edges: new Set(edgesOf[thing]) };
}

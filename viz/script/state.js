// What the reader chose: a selection and what is filtered out. Whoever shows something listens.

const state = {
  selected: null, // {thing: number} or {edge: number}
  hiddenTypes: new Set(),
  hiddenKinds: new Set(),
  unfolded: null, // the things on the canvas when there are too many to show them all; null is all
};

const UNFOLDS = 40; // so many neighbours come in with a thing that is picked
const opening = new Set(data.nodes.filter((node) => !node.hidden).map((node) => node.id));
if (opening.size < data.nodes.length) state.unfolded = new Set(opening);

const listeners = { language: [], selection: [], filter: [] };

function on(event, listener) {
  listeners[event].push(listener);
}

function tell(event) {
  for (const listener of listeners[event]) listener();
}

const statementsOf = data.things.map(() => []);
data.statements.forEach((statement, index) => {
  statementsOf[statement.from].push(index);
  if (statement.to !== undefined && statement.to !== statement.from) statementsOf[statement.to].push(index);
});

const edgesOf = data.things.map(() => []);
data.edges.forEach((edge, index) => {
  edgesOf[edge.from].push(index);
  if (edge.to !== edge.from) edgesOf[edge.to].push(index);
});

// Whether the filter lets a thing through, and whether it also stands on the canvas.
function isKept(thing) {
  return !state.hiddenTypes.has(data.things[thing].type);
}

function isShown(thing) {
  return isKept(thing) && (!state.unfolded || state.unfolded.has(thing));
}

function isSaid(statement) {
  const { kind, from, to } = statement;
  return !state.hiddenKinds.has(kind) && isKept(from) && (to === undefined || isKept(to));
}

function select(selected) {
  state.selected = selected;
  if (selected?.thing !== undefined && reveal(selected.thing)) tell('filter');
  tell('selection');
}

// Lets a thing through the filter and brings it and its best connected neighbours onto the canvas.
function reveal(thing) {
  const filtered = state.hiddenTypes.delete(data.things[thing].type);
  if (!state.unfolded) return filtered;
  const before = state.unfolded.size;
  const around = neighboursOf(thing).sort((a, b) => statementsOf[b].length - statementsOf[a].length || a - b);
  for (const one of [thing, ...around.slice(0, UNFOLDS)]) state.unfolded.add(one);
  return filtered || state.unfolded.size > before;
}

// Shows all things, or the best connected only.
function unfold(all) {
  state.unfolded = all ? null : new Set(opening);
  tell('filter');
}

function neighboursOf(thing) {
  const found = new Set(edgesOf[thing].flatMap((edge) => [data.edges[edge].from, data.edges[edge].to]));
  found.delete(thing);
  return [...found];
}

function speak(tag) {
  language = tag;
  document.documentElement.lang = tag;
  tell('language');
}

// The selected things and edges with what touches them, or null when nothing is selected.
function focus() {
  if (!state.selected) return null;
  const { thing, edge } = state.selected;
  if (edge !== undefined) {
    return { things: new Set([data.edges[edge].from, data.edges[edge].to]), edges: new Set([edge]) };
  }
  return { things: new Set([thing, ...neighboursOf(thing)]), edges: new Set(edgesOf[thing]) };
}

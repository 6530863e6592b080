// What the reader chose: a selection and what is filtered out. Whoever shows something listens.

const state = {
  selected: null, // {thing: number} or {edge: number}
  hiddenTypes: new Set(),
  hiddenKinds: new Set(),
};

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

function isShown(thing) {
  return !state.hiddenTypes.has(data.things[thing].type);
}

function isSaid(statement) {
  const { kind, from, to } = statement;
  return !state.hiddenKinds.has(kind) && isShown(from) && (to === undefined || isShown(to));
}

function select(selected) {
  state.selected = selected;
  if (selected?.thing !== undefined && !isShown(selected.thing)) {
    state.hiddenTypes.delete(data.things[selected.thing].type);
    tell('filter');
  }
  tell('selection');
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
  const edges = edgesOf[thing];
  return { things: new Set([thing, ...edges.flatMap((e) => [data.edges[e].from, data.edges[e].to])]), edges: new Set(edges) };
}

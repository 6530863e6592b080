// What belongs to what: the statements and lines of each thing, the years, articles, speakers and stances of each statement.

data.nodes = data.nodes.map(([x, y, size], id) => ({ id, x, y, size }));

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

function neighboursOf(thing) {
  const found = new Set();
  for (const edge of edgesOf[thing]) found.add(data.edges[edge].from).add(data.edges[edge].to);
  found.delete(thing);
  return [...found];
}

// Things or statements by how much is said of them, the most first.
function byWeight(a, b) {
  return statementsOf[b].length - statementsOf[a].length || a - b;
}

const groupOf = new Map();
data.groups.forEach((group, index) => group.things.forEach((thing) => groupOf.set(thing, index)));

// The first and last year that a date stands for; an open end has none.
function yearsOf(date) {
  const span = data.spans[date];
  if (!span) return null;
  const [first, last] = span.map((day) => Number(day.slice(0, 4)));
  return [first <= 1 ? -Infinity : first, last >= 9999 ? Infinity : last];
}

// What else a statement can be filtered by, from the passages that carry it.
function valuesOf(facet, index) {
  const statement = data.statements[index];
  if (facet === 'kind') return [statement.kind];
  if (facet === 'relation') return statement.to === undefined ? [] : [statement.relation];
  const said = (statement.passages ?? []).map((at) => data.passages[at][facet]).filter((value) => value !== undefined);
  if (facet !== 'stance') return [...new Set(said)];
  const stances = [...new Set(said.map((value) => read(value).text))];
  return stances.length ? stances : statement.stance ? [statement.stance] : [];
}

const FACETS = ['kind', 'relation', 'article', 'speaker', 'stance'];
const facetsOf = Object.fromEntries(FACETS.map((facet) => [facet, data.statements.map((_, index) => valuesOf(facet, index))]));

// Of several passages a statement stands by one that passes every filter, so those are looked at passage by passage.
const VOICES = ['article', 'speaker', 'stance'];
const years = [...new Set(Object.keys(data.spans).flatMap((date) => yearsOf(date)).filter(Number.isFinite))].sort((a, b) => a - b);

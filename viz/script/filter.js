// What the filters let through: types of things; kinds, relations, articles, speakers, stances and years of statements.

let passing = null; // for each statement whether it passes
let keeping = null; // for each thing whether it does
let filterRound = 0; // counts the times that the filters changed

function isVoiced(statement) {
  const { article, speaker, stance } = state.hidden;
  if (!article.size && !speaker.size && !stance.size) return true;
  if (!statement.passages) return !stance.has(statement.stance);
  return statement.passages.some((at) => isHeard(data.passages[at]));
}

// Whether a passage is of an article, a speaker and a stance that are let through.
function isHeard(passage) {
  const { article, speaker, stance } = state.hidden;
  return !article.has(passage.article) && !speaker.has(passage.speaker) && !stance.has(passage.stance && read(passage.stance).text);
}

function isInYears(date) {
  if (!state.years) return true;
  const span = yearsOf(date);
  if (!span) return state.undated;
  return span[0] <= state.years[1] && span[1] >= state.years[0];
}

function hasStatementFilter() {
  return Boolean(state.years) || FACETS.some((facet) => state.hidden[facet].size);
}

function refilter() {
  filterRound += 1;
  const { type, kind, relation } = state.hidden;
  const typed = data.things.map((thing) => !type.has(thing.type));
  passing = data.statements.map(
    (statement) =>
      typed[statement.from] &&
      (statement.to === undefined || (typed[statement.to] && !relation.has(statement.relation))) &&
      !kind.has(statement.kind) &&
      isInYears(statement.date) &&
      isVoiced(statement),
  );
  if (!hasStatementFilter()) {
    keeping = typed;
    return;
  }
  keeping = typed.map(() => false);
  data.statements.forEach((statement, index) => {
    if (!passing[index]) return;
    keeping[statement.from] = true;
    if (statement.to !== undefined) keeping[statement.to] = true;
  });
}

function isSaid(index) {
  return passing[index];
}

function isKept(thing) {
  return keeping[thing];
}

// Lets everything through again.
function clearFilters() {
  for (const set of Object.values(state.hidden)) set.clear();
  state.years = null;
  tell('filter');
}

on('filter', refilter);
refilter();

// The timeline: what happened, was proposed, claimed or said when, year by year.

// All that is dated: things with dates of their own, and dated statements of things that have none.
function datedEntries() {
  const found = [];
  data.things.forEach((thing, index) => {
    for (const { date, summary, passages } of thing.dates ?? []) found.push({ date, thing: index, summary, passages: passages ?? [] });
  });
  data.statements.forEach((statement, index) => {
    const { date, from, to, passages } = statement;
    if (!date || !data.spans[date] || data.things[from].dates || (to !== undefined && data.things[to].dates)) return;
    found.push({ date, statement: index, passages: passages ?? [] });
  });
  for (const one of found) one.span = data.spans[one.date];
  return found.sort((a, b) => (a.span[0] < b.span[0] ? -1 : a.span[0] > b.span[0] ? 1 : a.span[1] < b.span[1] ? -1 : a.span[1] > b.span[1] ? 1 : 0));
}

const dated = datedEntries();

function isEntryKept({ thing, statement, date, passages }) {
  if (statement !== undefined) return isSaid(statement);
  if (state.hidden.type.has(data.things[thing].type) || !isInYears(date)) return false;
  if (!isKept(thing) && statementsOf[thing].length) return false;
  return !passages.length || passages.some((at) => isHeard(data.passages[at]));
}

const KIND_OF_TYPE = { Claim: 'claim', ProposedAct: 'proposed', Negation: 'negation' };

function entryItem({ date, thing, statement, summary, passages }) {
  const kind = statement === undefined ? (KIND_OF_TYPE[data.types[data.things[thing].type].key] ?? 'fact') : data.statements[statement].kind;
  const struck = statement !== undefined && data.statements[statement].struck;
  // What a claim, act or negation is named by is what the passage says.
  const named = statement === undefined && SAYING.has(data.types[data.things[thing].type].key);
  const told = named ? { text: '' } : statement === undefined ? pick(summary) : sentenceOf(data.statements[statement]);
  const passage = data.passages[passages[0]];
  const where = passage && list([articleOf(passage) && written(articleOf(passage), 'cite'), passage.section && say('section', { n: isolate(passage.section) }), passage.line && say('line', { n: isolate(passage.line) })]);
  return element(
    'li',
    { class: `event ${kind}`, 'data-date': date },
    element('p', { class: 'facts' }, element('span', { class: 'date' }, written({ text: date })), mark({ kind, struck })),
    statement === undefined ? element('p', { class: 'what' }, link(thing)) : null,
    told.text ? written(told, 'p', { class: 'sentence' }) : null,
    statement === undefined ? null : element('p', { class: 'facts' }, [data.statements[statement].from, data.statements[statement].to].filter((end) => end !== undefined).map((end) => link(end))),
    where?.length ? element('p', { class: 'where' }, where, passages.length > 1 ? ` +${number(passages.length - 1)}` : null) : null,
  );
}

function timelineView() {
  const byYear = new Map();
  for (const one of dated.filter(isEntryKept)) {
    const [first, last] = yearsOf(one.date);
    const year = Number.isFinite(first) ? first : last;
    if (!byYear.has(year)) byYear.set(year, []);
    byYear.get(year).push(one);
  }
  if (!byYear.size) return [element('p', { class: 'note' }, say('nodates'))];
  return [
    element(
      'ol',
      { class: 'timeline' },
      [...byYear].map(([year, entries]) =>
        element('li', { class: 'year' }, element('h3', {}, String(year), element('span', { class: 'count' }, number(entries.length))), element('ul', { class: 'events' }, entries.map(entryItem))),
      ),
    ),
  ];
}

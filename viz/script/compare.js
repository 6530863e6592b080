// Two articles side by side: what only one speaks of, what both do, and what each says of that.

const SHARED = 60; // so many things of a kind are listed at once

function spokenOf(article) {
  const found = new Map();
  data.statements.forEach((statement, index) => {
    if (!isSaid(index) || !(statement.passages ?? []).some((at) => data.passages[at].article === article && isHeard(data.passages[at]))) return;
    for (const end of new Set([statement.from, statement.to])) {
      if (end === undefined) continue;
      if (!found.has(end)) found.set(end, []);
      found.get(end).push(index);
    }
  });
  return found;
}

function articleSelect(side) {
  const made = element(
    'select',
    { 'aria-label': say(side ? 'second' : 'first') , onchange: () => {
      state.compared[side] = Number(made.value);
      tell('view');
      document.querySelectorAll('#view select')[side].focus();
    } },
    data.articles.map((title, at) => element('option', { value: at, selected: state.compared[side] === at }, read(title).text)),
  );
  return made;
}

function sideOf(statements, article) {
  if (!statements) return element('div', { class: 'side' }, element('p', { class: 'note' }, say('silent')));
  return element(
    'ul',
    { class: 'side' },
    statements.map((index) => {
      const statement = data.statements[index];
      const sentence = sentenceOf(statement);
      const passages = statement.passages.filter((at) => data.passages[at].article === article && isHeard(data.passages[at]));
      return element('li', { class: 'statement' }, written(sentence, 'p', { class: 'sentence' }), element('p', { class: 'facts' }, mark(statement)), passages.map((at) => passageFigure(at, sentence.text)));
    }),
  );
}

function compareView() {
  const [left, right] = state.compared;
  const [ours, theirs] = [spokenOf(left), spokenOf(right)];
  const many = (spoken, thing) => spoken.get(thing)?.length ?? 0;
  const both = [...ours.keys()].filter((thing) => theirs.has(thing));
  both.sort((a, b) => Math.min(many(ours, b), many(theirs, b)) - Math.min(many(ours, a), many(theirs, a)) || many(ours, b) + many(theirs, b) - many(ours, a) - many(theirs, a) || a - b);
  const most = Math.max(...both.map((thing) => Math.max(many(ours, thing), many(theirs, thing))), 1);
  const bar = (count) => {
    const made = vector('svg', { viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': 'true', class: 'bar' }, vector('rect', { x: 0, y: 0, height: 10, width: 100 * Math.sqrt(count / most) }));
    return made;
  };
  const row = (thing) => {
    const made = element(
      'details',
      { class: 'shared' },
      element(
        'summary',
        {},
        element('span', { class: 'left' }, element('span', { class: 'count' }, number(many(ours, thing))), bar(many(ours, thing))),
        element('span', { class: 'name' }, symbol(data.things[thing].type), written(nameOf(thing))),
        element('span', { class: 'right' }, bar(many(theirs, thing)), element('span', { class: 'count' }, number(many(theirs, thing)))),
      ),
    );
    made.addEventListener('toggle', () => {
      if (made.childElementCount === 1) made.append(element('p', { class: 'facts' }, link(thing)), element('div', { class: 'sides' }, sideOf(ours.get(thing), left), sideOf(theirs.get(thing), right)));
    });
    return made;
  };
  const alone = (mine, others) => [...mine.keys()].filter((thing) => !others.has(thing)).sort((a, b) => many(mine, b) - many(mine, a) || a - b);
  const column = (mine, things, side) =>
    element(
      'section',
      { class: 'alone', 'aria-label': read(data.articles[state.compared[side]]).text },
      element('h3', {}, say('onlyin'), ' ', written(read(data.articles[state.compared[side]]), 'cite'), element('span', { class: 'count' }, number(things.length))),
      element('ul', { class: 'central' }, things.slice(0, SHARED / 2).map((thing) => element('li', {}, link(thing), element('span', { class: 'count' }, number(many(mine, thing)))))),
    );
  return [
    element('div', { class: 'compared' }, articleSelect(0), element('span', { 'aria-hidden': 'true' }, '↔'), articleSelect(1)),
    element('h3', {}, say('inboth'), element('span', { class: 'count' }, number(both.length))),
    both.length ? element('div', { class: 'butterfly' }, both.slice(0, SHARED).map(row)) : element('p', { class: 'note' }, say('nothingshared')),
    element('div', { class: 'sides' }, column(ours, alone(ours, theirs), 0), column(theirs, alone(theirs, ours), 1)),
  ];
}

// The same content as tables, for keyboard and screen reader, for printing and for finding in the page.

const ROWS = 100; // so many are made at once

const drawn = { things: ROWS, statements: ROWS };

function thingRow(thing) {
  const { names, type } = data.things[thing];
  const name = nameOf(thing);
  const seen = new Set([name.text]);
  const others = Object.entries(names ?? {})
    .flatMap(([lang, several]) => several.map((text) => ({ text, lang })))
    .filter(({ text }) => !seen.has(text) && seen.add(text));
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, link(thing)),
    written(pick(data.types[type].names), 'td'),
    element('td', {}, list(others.map((other) => written(other)))),
    element('td', { class: 'figure' }, number(statementsOf[thing].length)),
  );
}

function statementRow(index) {
  const statement = data.statements[index];
  const kind = statement.kind !== 'negation' && statement.struck ? `${say(statement.kind)} · ${say('struck')}` : say(statement.kind);
  return element(
    'tr',
    {},
    written(sentenceOf(statement), 'th', { scope: 'row', class: 'sentence' }),
    element('td', {}, link(statement.from)),
    written(statement.to === undefined ? { text: '' } : relationOf(statement), 'td'),
    element('td', {}, statement.to === undefined ? null : link(statement.to)),
    written({ text: statement.date ?? '' }, 'td', { class: 'date' }),
    element('td', { class: 'kind' }, kind),
    element('td', {}, element('ul', {}, (statement.passages ?? []).map(passageLine))),
  );
}

function table(key, columns, rows, row) {
  const head = element('tr', {}, columns.map((column) => element('th', { scope: 'col' }, say(column))));
  const body = element('tbody', {}, rows.slice(0, drawn[key]).map(row));
  const made = [
    element(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': say(key) },
      element('table', { id: `${key}-table` }, element('caption', {}, say(key), element('span', { class: 'count' }, number(rows.length))), element('thead', {}, head), body),
    ),
  ];
  const left = rows.length - drawn[key];
  if (left > 0) {
    const more = () => {
      drawn[key] += 10 * ROWS;
      drawTables();
    };
    made.push(element('button', { type: 'button', class: 'more', onclick: more }, say('more', { n: number(Math.min(left, 10 * ROWS)) })));
  }
  return made;
}

function drawTables() {
  const things = [...data.things.keys()].filter(isKept);
  things.sort((a, b) => data.things[a].type - data.things[b].type || statementsOf[b].length - statementsOf[a].length || a - b);
  const statements = [...data.statements.keys()].filter(isSaid);
  document.getElementById('tables').replaceChildren(
    element('h2', { id: 'tableshead' }, element('a', { href: '#tables' }, say('tables'))),
    ...table('things', ['name', 'type', 'othernames', 'statements'], things, thingRow),
    ...table('statements', ['sentence', 'subject', 'relation', 'object', 'date', 'kind', 'evidence'], statements, statementRow),
  );
}

function startTables() {
  for (const event of ['language', 'filter']) on(event, drawTables);
  drawTables();
}

// The panel: what the graph says of what is selected, each statement with the passages that say so.

const OPEN = 24; // so many statements are unfolded at once

const panel = document.getElementById('panel');

// A button that selects a thing.
function link(thing) {
  return element('button', { type: 'button', class: 'thing', onclick: () => visit(thing) }, symbol(data.things[thing].type), written(nameOf(thing)));
}

// Selects a thing from elsewhere than the canvas: shows where it is and puts the reader before what is said of it.
function visit(thing) {
  select({ thing });
  if (covered()) document.getElementById('network').scrollIntoView({ behavior: 'instant' });
  show(thing, covered());
  panel.querySelector('h2').focus({ preventScroll: true });
}

// How many pixels of the canvas the panel covers: some on a phone, none elsewhere.
function covered() {
  if (getComputedStyle(panel).position !== 'fixed') return 0;
  return Math.max(0, document.getElementById('canvas').getBoundingClientRect().bottom - panel.getBoundingClientRect().top);
}

function list(parts) {
  return parts.filter(Boolean).flatMap((part, index) => (index ? [' · ', part] : [part]));
}

function place({ author, compiler, article, section, line, table, row, column }) {
  const cell = [row, column].filter(Boolean).map((part) => isolate(read(part).text)).join(' × ');
  return list([
    author && written(read(author), 'bdi', { class: 'author' }),
    compiler && element('span', {}, `${say('compiler')} `, written(read(compiler))),
    article && written(read(article), 'cite'),
    section && element('span', { class: 'whole' }, say('section', { n: isolate(section) })),
    table && element('span', {}, say('table', { n: isolate(read(table).text) }), cell && ` (${cell})`),
    line && element('span', { class: 'whole' }, say('line', { n: isolate(line) })),
  ]);
}

// A stance's word in the reader's language, or as the graph has it.
function stanceWord(stance) {
  return data.strings[stance] ? say(stance) : stance;
}

// A passage under a statement; its summary is left out where the statement told the same.
function passageFigure(index, told) {
  const passage = data.passages[index];
  const made = element('figure', { class: 'passage' });
  if (passage.exact) made.append(written(read(passage.exact), 'blockquote'));
  const summary = read(passage.summary ?? '');
  if (summary.text && summary.text !== told) made.append(written(summary, 'p', { class: 'summary' }));
  const where = place(passage);
  made.append(element('figcaption', {}, where.length ? where : written({ text: passage.id })));
  const said = list([
    passage.speaker && element('span', {}, `${say('speaker')} `, written(read(passage.speaker), 'b')),
    passage.stance && element('span', {}, `${say('stance')} `, written(read(stanceWord(read(passage.stance).text)), 'b')),
  ]);
  if (said.length) made.append(element('p', { class: 'said' }, said));
  return made;
}

function mark(statement) {
  if (statement.kind === 'fact' && !statement.struck) return null;
  const key = statement.kind !== 'negation' && statement.struck ? 'struck' : statement.kind;
  return element('span', { class: `mark ${statement.struck ? 'struck' : ''}` }, sample(statement.kind, statement.struck), say(key));
}

// One statement; the end that is `self` needs no button.
function statementItem(index, self) {
  const statement = data.statements[index];
  const sentence = sentenceOf(statement);
  const ends = [...new Set([statement.from, statement.to])].filter((end) => end !== undefined && end !== self);
  const facts = [mark(statement), statement.date && element('span', { class: 'date' }, written({ text: statement.date }))];
  return element(
    'li',
    { class: 'statement' },
    written(sentence, 'p', { class: 'sentence' }),
    element('p', { class: 'facts' }, facts, ends.map((end) => link(end))),
    (statement.passages ?? []).map((passage) => passageFigure(passage, sentence.text)),
    statement.passages ? null : element('p', { class: 'note' }, say('nopassage')),
  );
}

// Statements under their relations; what is folded is made when it is unfolded.
function groups(statements, self) {
  const found = new Map();
  for (const index of statements) {
    const statement = data.statements[index];
    const name = relationOf(statement).text || say(statement.to === undefined ? 'facts' : 'linked');
    if (!found.has(name)) found.set(name, []);
    found.get(name).push(index);
  }
  let open = 0;
  return [...found].map(([name, members]) => {
    const when = (index) => data.statements[index].date || '~';
    members.sort((a, b) => (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : a - b));
    const made = element('details', {}, element('summary', {}, written({ text: name }, 'h3'), element('span', { class: 'count' }, number(members.length))));
    const fill = () => made.childElementCount > 1 || made.append(element('ul', {}, members.map((index) => statementItem(index, self))));
    made.open = open < OPEN;
    open += members.length;
    if (made.open) fill();
    made.addEventListener('toggle', fill);
    return made;
  });
}

function namesList(names) {
  const rows = Object.keys(LANGUAGES).filter((tag) => names?.[tag]);
  const others = Object.keys(names ?? {}).filter((tag) => !LANGUAGES[tag]);
  return element(
    'dl',
    { class: 'names' },
    [...rows, ...others].map((tag) => [
      element('dt', { lang: tag || undefined }, LANGUAGES[tag]?.long ?? (tag || say('name'))),
      element('dd', { lang: tag || undefined }, list(names[tag].map((text) => written({ text, lang: tag })))),
    ]),
  );
}

function heading(children) {
  const close = element('button', { type: 'button', class: 'close', 'aria-label': say('close'), onclick: () => select(null) }, '×');
  return element('div', { class: 'head' }, element('h2', { tabindex: -1 }, children), close);
}

function thingPanel(index) {
  const thing = data.things[index];
  const type = written(pick(data.types[thing.type].names));
  const notes = Object.entries(thing.notes ?? {});
  const statements = statementsOf[index].filter((at) => isSaid(data.statements[at]));
  const mine = statements.filter((at) => data.statements[at].to === undefined);
  const shared = statements.filter((at) => data.statements[at].to !== undefined);
  return [
    element('p', { class: 'type' }, symbol(thing.type), type),
    heading(written(nameOf(index))),
    Object.keys(thing.names ?? {}).length ? namesList(thing.names) : null,
    notes.length
      ? element('dl', { class: 'names', 'aria-label': say('notes') }, notes.map(([name, value]) => [written({ text: name }, 'dt'), written({ text: value }, 'dd')]))
      : null,
    groups([...mine, ...shared], index),
    statements.length ? null : element('p', { class: 'note' }, say('nothing')),
    element('p', { class: 'key' }, `${say('identifier')} `, written({ text: thing.key }, 'code')),
  ];
}

function edgePanel(index) {
  const edge = data.edges[index];
  const arrow = data.directed ? ' → ' : ' — ';
  return [
    element('p', { class: 'type' }, sample(edge.kind, edge.arrows.middle !== undefined), say(edge.kind)),
    heading([written(nameOf(edge.from)), arrow, written(nameOf(edge.to))]),
    groups(edge.statements, null),
  ];
}

function overview() {
  const count = (key, many) => element('div', {}, element('dd', {}, number(many)), element('dt', {}, say(key)));
  const central = data.things.map((_, index) => index).filter((index) => statementsOf[index].length && isKept(index));
  central.sort((a, b) => statementsOf[b].length - statementsOf[a].length || a - b);
  return [
    element('h2', { class: 'quiet', tabindex: -1 }, say('details')),
    element('dl', { class: 'counts' }, count('things', data.things.length), count('statements', data.statements.length), count('passages', data.passages.length)),
    element('p', { class: 'note' }, say(data.things.length ? 'start' : 'empty')),
    central.length ? element('h3', {}, say('central')) : null,
    element('ul', { class: 'central' }, central.slice(0, 10).map((index) => element('li', {}, link(index), element('span', { class: 'count' }, number(statementsOf[index].length))))),
  ];
}

function drawPanel() {
  const { selected } = state;
  const parts = !selected ? overview() : selected.thing !== undefined ? thingPanel(selected.thing) : edgePanel(selected.edge);
  panel.replaceChildren(...parts.flat().filter(Boolean));
  panel.scrollTop = 0;
  document.body.classList.toggle('selecting', Boolean(selected));
  const status = document.getElementById('status');
  if (selected?.thing === undefined) status.textContent = '';
  else status.textContent = say('selected', { name: nameOf(selected.thing).text, n: statementsOf[selected.thing].length });
}

function startPanel() {
  for (const event of ['language', 'selection', 'filter']) on(event, drawPanel);
  drawPanel();
}

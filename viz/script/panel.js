// The panel: what the graph says of what is selected, each statement with the passages that say so.

const OPEN = 24; // so many statements are unfolded at once

const panel = document.getElementById('panel');

// A button that selects a thing.
function link(thing) {
  return element('button', { type: 'button', class: 'thing', onclick: () => visit(thing) }, symbol(data.things[thing].type), written(nameOf(thing)));
}

// Selects a thing from elsewhere than the canvas: shows where it is and puts the reader before what is said of it.
function visit(thing) {
  if (state.route && state.route.to === null && thing !== state.route.from) return arrive(thing);
  select({ thing });
  if (state.view === 'network') {
    if (covered()) document.getElementById('network').scrollIntoView({ behavior: 'instant' });
    show(thing, covered());
  }
  panel.querySelector('h2').focus({ preventScroll: true });
  return undefined;
}

// How many pixels of the canvas the panel covers: some on a phone, none elsewhere.
function covered() {
  if (getComputedStyle(panel).position !== 'fixed') return 0;
  return Math.max(0, document.getElementById('canvas').getBoundingClientRect().bottom - panel.getBoundingClientRect().top);
}

function mark(statement) {
  if (statement.kind === 'fact' && !statement.struck) return null;
  const key = statement.kind !== 'negation' && statement.struck ? 'struck' : statement.kind;
  return element('span', { class: `mark ${statement.struck ? 'struck' : ''}` }, sample(statement.kind, statement.struck), say(key));
}

// One statement; the end that is `self` needs no button.
function statementItem(index, self, more = 0) {
  const statement = data.statements[index];
  const sentence = sentenceOf(statement);
  const ends = [...new Set([statement.from, statement.to])].filter((end) => end !== undefined && end !== self);
  const facts = [mark(statement), statement.date && element('span', { class: 'date' }, written({ text: statement.date }))];
  return element(
    'li',
    { class: 'statement' },
    written(sentence, 'p', { class: 'sentence' }),
    more ? element('p', { class: 'note' }, say('alsolinked', { n: number(more) })) : null,
    element('p', { class: 'facts' }, facts, ends.map((end) => link(end)), statement.to === undefined ? null : copyButton('turtle', () => turtle([index]))),
    (statement.passages ?? []).filter((passage) => isHeard(data.passages[passage])).map((passage) => passageFigure(passage, sentence.text)),
    statement.passages ? null : element('p', { class: 'note' }, say('nopassage')),
  );
}

// Statements under their relations; what is folded is made when it is unfolded.
function groups(statements, self) {
  const found = new Map();
  for (const index of statements) {
    const statement = data.statements[index];
    const name = (statement.to === undefined ? '' : relationOf(statement).text) || say(statement.to === undefined ? 'facts' : 'linked');
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

function heading(children, leave = () => select(null)) {
  const close = element('button', { type: 'button', class: 'close', 'aria-label': say('close'), onclick: leave }, '×');
  return element('div', { class: 'head' }, element('h2', { tabindex: -1 }, children), close);
}

// What can be done with a thing: its surroundings alone, a path from it, its neighbours, its statements as Turtle.
function actions(thing, statements) {
  const around = state.focus?.thing === thing ? state.focus.steps : 0;
  const steps = [1, 2, 3].map((step) =>
    element('button', { type: 'button', 'aria-pressed': String(around === step), 'aria-label': say('surroundings', { n: step }), onclick: () => focusOn(around === step ? null : thing, step) }, number(step)),
  );
  const absent = hiddenBeside(thing);
  return element(
    'div',
    { class: 'actions' },
    neighboursOf(thing).length ? element('span', { class: 'steps', role: 'group', 'aria-label': say('around') }, element('span', {}, say('around')), steps) : null,
    neighboursOf(thing).length && data.things.length > 2 ? element('button', { type: 'button', id: 'depart', onclick: () => depart(thing) }, say('pathfrom')) : null,
    absent && !state.focus && !state.route ? element('button', { type: 'button', id: 'bring', onclick: () => unfoldThing(thing) }, say('bring', { n: number(Math.min(absent, UNFOLDS)) })) : null,
    statements.some((at) => data.statements[at].to !== undefined) ? copyButton('turtle', () => turtle(statements)) : null,
  );
}

// A link that leads out of the page, named by its host.
function outward(address) {
  const { hostname } = new URL(address);
  const wikidata = hostname.endsWith('wikidata.org');
  const href = wikidata ? address.replace(/^http:/, 'https:').replace('/entity/', '/wiki/') : address;
  return element('a', { class: 'outward', href, target: '_blank', rel: 'noopener noreferrer' }, wikidata ? 'Wikidata' : hostname, ' ↗');
}

function datesOf(thing) {
  return (thing.dates ?? []).map(({ date, passages }) =>
    element('li', {}, list([written({ text: date }, 'b'), ...(passages ?? []).slice(0, 1).map((at) => element('span', {}, place(data.passages[at])))])),
  );
}

function thingPanel(index) {
  const thing = data.things[index];
  const type = written(pick(data.types[thing.type].names));
  const notes = Object.entries(thing.notes ?? {});
  const statements = statementsOf[index].filter(isSaid);
  const mine = statements.filter((at) => data.statements[at].to === undefined);
  const shared = statements.filter((at) => data.statements[at].to !== undefined);
  const dates = datesOf(thing);
  return [
    element('p', { class: 'type' }, symbol(thing.type), type),
    heading(written(nameOf(index))),
    actions(index, statements),
    Object.keys(thing.names ?? {}).length ? namesList(thing.names) : null,
    dates.length ? element('ul', { class: 'dates', 'aria-label': say('date') }, dates) : null,
    notes.length
      ? element('dl', { class: 'names', 'aria-label': say('notes') }, notes.map(([name, value]) => [written({ text: name }, 'dt'), written({ text: value }, 'dd')]))
      : null,
    groups([...mine, ...shared], index),
    statements.length ? null : element('p', { class: 'note' }, say('nothing')),
    element('p', { class: 'key' }, `${say('identifier')} `, written({ text: thing.key }, 'code'), (thing.links ?? []).map((address) => [' ', outward(address)])),
  ];
}

function edgePanel(index) {
  const edge = data.edges[index];
  const arrow = data.directed ? ' → ' : ' — ';
  return [
    element('p', { class: 'type' }, sample(edge.kind, edge.struck), say(edge.kind)),
    heading([written(nameOf(edge.from)), arrow, written(nameOf(edge.to))]),
    groups(edge.statements.filter(isSaid), null),
  ];
}

function groupPanel(index) {
  const { things, rest } = data.groups[index];
  const open = state.open.has(index);
  const best = [...things].sort(byWeight).slice(0, 20);
  return [
    element('p', { class: 'type' }, say('community')),
    heading(rest ? say('scattered') : list(topOf(index).slice(0, 2).map((thing) => written(nameOf(thing))))),
    element('p', { class: 'note' }, say(rest ? 'strays' : 'members', { n: number(things.length) })),
    element('div', { class: 'actions' }, element('button', { type: 'button', id: 'opengroup', 'aria-pressed': String(open), onclick: () => toggleGroup(index) }, say(open ? 'foldgroup' : 'unfoldgroup'))),
    things.length > GROUP ? element('p', { class: 'note' }, say('atmost', { n: number(GROUP) })) : null,
    element('h3', {}, say('central')),
    central(best),
  ];
}

// Things, each with the number of its statements.
function central(things) {
  return element('ul', { class: 'central' }, things.map((thing) => element('li', {}, link(thing), element('span', { class: 'count' }, number(statementsOf[thing].length)))));
}

function overview() {
  const count = (key, many) => element('div', {}, element('dd', {}, number(many)), element('dt', {}, say(key)));
  const things = data.things.map((_, index) => index).filter((index) => statementsOf[index].length && isKept(index));
  return [
    element('h2', { class: 'quiet', tabindex: -1 }, say('details')),
    element('dl', { class: 'counts' }, count('things', data.things.length), count('statements', data.statements.length), count('passages', data.passages.length)),
    element('p', { class: 'note' }, say(data.things.length ? 'start' : 'empty')),
    things.length ? element('h3', {}, say('central')) : null,
    central(things.sort(byWeight).slice(0, 10)),
  ];
}

// A path is being asked for: its end is still to be picked.
function departurePanel() {
  return [element('p', { class: 'type' }, say('path')), heading([written(nameOf(state.route.from)), ' → …'], leaveRoute), element('p', { class: 'note' }, say('pathto'))];
}

function routePanel() {
  const { from, to, chosen } = state.route;
  const found = foundRoutes();
  const item = ({ things, hops }, at) =>
    element(
      'li',
      { class: 'route', 'data-things': things.map((thing) => data.things[thing].key).join(' ') },
      element(
        'button',
        { type: 'button', class: 'pick', 'aria-pressed': String(at === chosen), onclick: () => chooseRoute(at) },
        element('span', { class: 'rank' }, number(at + 1)),
        element('span', {}, things.flatMap((thing, step) => [step ? ' – ' : null, written(nameOf(thing))])),
      ),
      at === chosen ? element('ol', { class: 'hops' }, hops.map((hop) => statementItem(hop[0], null, hop.length - 1))) : null,
    );
  return [
    element('p', { class: 'type' }, say('path')),
    heading([written(nameOf(from)), ' → ', written(nameOf(to))], leaveRoute),
    element('p', { class: 'note' }, found.length ? say('pathrule') : say('nopath', { n: data.paths.rule.longest })),
    element('ol', { class: 'routes' }, found.map(item)),
  ];
}

function parts() {
  const { selected, route } = state;
  if (selected?.cell) return cellPanel(selected.cell);
  if (selected?.thing !== undefined && route?.to !== null) return thingPanel(selected.thing);
  if (selected?.edge !== undefined) return edgePanel(selected.edge);
  if (selected?.group !== undefined) return groupPanel(selected.group);
  if (route) return route.to === null ? departurePanel() : routePanel();
  return overview();
}

function drawPanel() {
  const { selected, route } = state;
  panel.replaceChildren(...parts().flat().filter(Boolean));
  panel.scrollTop = 0;
  document.body.classList.toggle('selecting', Boolean(selected || route));
  if (selected?.thing === undefined) announce('');
  else announce(say('selected', { name: nameOf(selected.thing).text, n: statementsOf[selected.thing].length }));
}

function startPanel() {
  for (const event of ['language', 'selection', 'filter']) on(event, drawPanel);
  drawPanel();
}

// The cases of a theory: which indicator each case meets, doesn't, or nothing is known of; told by shape and colour.

const CELLS = { met: 'M-.75 .05L-.2 .6L.8 -.6', unmet: 'M-.55 -.55L.55 .55M.55 -.55L-.55 .55', unknown: 'M-.5 0H.5' };

function cellSymbol(value) {
  return vector('svg', { viewBox: '-1.4 -1.4 2.8 2.8', class: `cell ${value}`, 'aria-hidden': 'true' }, vector(value === 'met' ? 'circle' : 'rect', value === 'met' ? { r: 1.2 } : { x: -1.1, y: -1.1, width: 2.2, height: 2.2, rx: value === 'unknown' ? 1.1 : 0.15 }), vector('path', { d: CELLS[value] }));
}

function isChosenCell(place) {
  return state.selected?.cell?.join() === place.join();
}

function cellOf(place, value) {
  const button = element('button', { type: 'button', class: 'cellbutton', 'data-cell': place.join(), 'aria-pressed': String(isChosenCell(place)), 'aria-label': say(value), onclick: () => (select({ cell: place }), document.querySelector(`[data-cell="${place.join()}"]`)?.focus()) }, cellSymbol(value));
  return element('td', {}, button);
}

function casesView() {
  const { cases, variables, title, notes } = data.cases;
  const tallyRow = (indicators) => cases.map((_, at) => indicators.filter(({ cells }) => cells[at] === 'met').length);
  const head = element('tr', {}, element('td', {}), cases.map(({ name }) => written(pick(name), 'th', { scope: 'col' })));
  const bodies = variables.map(({ name, indicators }, variable) =>
    element(
      'tbody',
      {},
      element('tr', { class: 'variable' }, written(pick(name), 'th', { scope: 'rowgroup' }), tallyRow(indicators).map((met) => element('td', {}, element('span', { class: 'count' }, `${number(met)}/${number(indicators.length)}`)))),
      indicators.map(({ name: called, cells }, indicator) => element('tr', {}, written(pick(called), 'th', { scope: 'row' }), cells.map((value, at) => cellOf([variable, indicator, at], value)))),
    ),
  );
  return [
    title ? written(pick(title), 'h3') : null,
    element('ul', { class: 'key cellkey' }, ['met', 'unmet', 'unknown'].map((value) => element('li', {}, cellSymbol(value), say(value)))),
    element('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': say('indicators') }, element('table', { class: 'matrix' }, element('caption', { class: 'hidden' }, say('casesview')), element('thead', {}, head), bodies)),
    notes ? written(pick(notes), 'p', { class: 'note' }) : null,
  ];
}

function cellPanel([variable, indicator, at]) {
  const { cases, variables } = data.cases;
  const { name, cells, passages } = variables[variable].indicators[indicator];
  return [
    element('p', { class: 'type' }, cellSymbol(cells[at]), say(cells[at])),
    heading(list([written(pick(cases[at].name)), written(pick(name))])),
    element('p', { class: 'note' }, written(pick(variables[variable].name))),
    passages[at].length ? passages[at].map((one) => passageFigure(one, '')) : element('p', { class: 'note' }, say('nopassage')),
  ];
}

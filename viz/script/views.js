// The views of the page: the network, and what else there is something to show in.

const VIEWS = ['network', 'timeline', 'argument', 'compare', 'cases'];

function hasView(view) {
  if (view === 'timeline') return dated.length > 1;
  if (view === 'argument') return claims.length > 1;
  if (view === 'compare') return data.articles.length > 1;
  if (view === 'cases') return Boolean(data.cases);
  return true;
}

const VIEW_OF = { timeline: timelineView, argument: argumentView, compare: compareView, cases: casesView };

function openView(view) {
  state.view = view;
  tell('view');
}

function drawTabs() {
  const tabs = document.getElementById('tabs');
  const held = tabs.contains(document.activeElement) ? document.activeElement.dataset.view : null;
  const there = VIEWS.filter(hasView);
  tabs.replaceChildren(
    ...(there.length > 1
      ? there.map((view) => element('button', { type: 'button', 'data-view': view, 'aria-pressed': String(view === state.view), onclick: () => openView(view) }, say(`${view}view`)))
      : []),
  );
  if (held) tabs.querySelector(`[data-view="${held}"]`)?.focus();
}

function drawView() {
  if (!hasView(state.view)) state.view = 'network';
  const made = document.getElementById('view');
  const drawn = state.view !== 'network';
  document.body.dataset.view = state.view;
  made.hidden = !drawn;
  made.setAttribute('aria-label', say(`${state.view}view`));
  const top = made.dataset.view === state.view ? made.scrollTop : 0;
  const unfolded = made.dataset.view === state.view ? [...made.querySelectorAll('details')].map(({ open }) => open) : [];
  made.dataset.view = state.view;
  made.replaceChildren(...(drawn ? VIEW_OF[state.view]().flat(Infinity).filter(Boolean) : []));
  [...made.querySelectorAll('details')].forEach((one, at) => unfolded[at] && (one.open = true));
  made.scrollTop = top;
  drawTabs();
}

function startViews() {
  for (const event of ['language', 'filter', 'view']) on(event, drawView);
  on('selection', () => state.view === 'cases' && drawView());
  on('view', () => state.view === 'network' && (network.redraw(), touched || fit(false)));
  drawView();
}

// Everything is put in motion.

function drawWords() {
  for (const made of document.querySelectorAll('[data-text]')) made.textContent = say(made.dataset.text);
  for (const made of document.querySelectorAll('[data-label]')) {
    made.setAttribute('aria-label', say(made.dataset.label));
    if (made.hasAttribute('placeholder')) made.placeholder = say(made.dataset.label);
    if (made.hasAttribute('title')) made.title = say(made.dataset.label);
  }
  const buttons = Object.entries(LANGUAGES).map(([tag, { short: text, long }]) =>
    element('button', { type: 'button', lang: tag, title: long, 'aria-pressed': String(tag === language), 'data-language': tag, onclick: () => speak(tag) }, text),
  );
  const focused = document.activeElement?.dataset?.language;
  const group = document.getElementById('languages');
  group.replaceChildren(...buttons);
  if (focused) group.querySelector(`[data-language="${focused}"]`).focus();
}

readAddress(location.hash);
refilter();
restage();
on('language', drawWords);
drawWords();
startPanel();
startLegend();
startSearch();
startTables();
startCanvas();
startYears();
startViews();
startExport();
startTheme();
startAddress();

document.getElementById('zoomin').addEventListener('click', () => zoom(1.4));
document.getElementById('zoomout').addEventListener('click', () => zoom(1 / 1.4));
document.getElementById('fit').addEventListener('click', () => fit(true));
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  if (state.selected) select(null);
  else if (state.route) leaveRoute();
  else if (state.focus) focusOn(null);
});

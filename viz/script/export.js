// Taking away what is shown: as a picture, as a drawing, as a table; on paper; as a link.

function save(blob, ending) {
  const title = document.title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 60) || 'graph';
  const address = URL.createObjectURL(blob);
  const anchor = element('a', { href: address, download: `${title}.${ending}` });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

function svgText() {
  return new XMLSerializer().serializeToString(drawing());
}

function saveSvg() {
  save(new Blob([svgText()], { type: 'image/svg+xml' }), 'svg');
}

// The drawing, twice as fine as on the screen.
function savePng() {
  const image = new Image();
  image.onload = () => {
    const fine = Math.min(2, 16000 / Math.max(image.width, image.height));
    const canvas = element('canvas', { width: Math.round(image.width * fine), height: Math.round(image.height * fine) });
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => save(blob, 'png'), 'image/png');
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText())}`;
}

// A cell of a table; what a spreadsheet would run as a formula is marked as text.
function csvCell(value) {
  const text = String(value ?? '');
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

// The statements that are shown, one row for each passage.
function csvText() {
  const plain = (value) => (value ? read(value).text : '');
  const rows = [['subject', 'relation', 'object', 'statement', 'date', 'kind', 'author', 'article', 'section', 'line', 'quote', 'speaker', 'stance', 'passage', 'subject id', 'object id']];
  data.statements.forEach((statement, index) => {
    const { from, to, date, kind, passages } = statement;
    if (!isSaid(index)) return;
    if (state.view === 'network' && (!isShown(from) || (to !== undefined && !isShown(to)))) return;
    const said = [nameOf(from).text, to === undefined ? '' : relationOf(statement).text, to === undefined ? '' : nameOf(to).text, sentenceOf(statement).text, date, kind];
    const ids = [data.things[from].key, to === undefined ? '' : data.things[to].key];
    const heard = (passages ?? []).map((at) => data.passages[at]).filter(isHeard);
    for (const passage of heard.length ? heard : [{}]) {
      rows.push([...said, plain(passage.author), articleOf(passage)?.text, passage.section, passage.line, plain(passage.exact), speakerOf(passage)?.text, plain(passage.stance), passage.id, ...ids]);
    }
  });
  return `\ufeff${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

function saveCsv() {
  save(new Blob([csvText()], { type: 'text/csv;charset=utf-8' }), 'csv');
}

const EXPORTS = { png: savePng, svg: saveSvg, csv: saveCsv, print: () => print() };

function drawMenu() {
  const menu = document.getElementById('menu');
  const items = Object.entries(EXPORTS).map(([key, act]) => element('button', { type: 'button', 'data-export': key, onclick: () => ((menu.parentElement.open = false), act()) }, say(`export${key}`)));
  const address = element('button', { type: 'button', 'data-export': 'link', onclick: (event) => (copy(location.href, event.currentTarget), (menu.parentElement.open = false)) }, say('exportlink'));
  menu.replaceChildren(...items, address);
}

function startExport() {
  const holder = document.getElementById('menu').parentElement;
  document.addEventListener('click', (event) => holder.contains(event.target) || (holder.open = false));
  holder.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !holder.open) return;
    event.stopPropagation();
    holder.open = false;
    holder.querySelector('summary').focus();
  });
  on('language', drawMenu);
  drawMenu();
}

// Evidence: the passages under a statement, each with article, section, line, quote, speaker and stance.

function list(parts) {
  return parts.filter(Boolean).flatMap((part, index) => (index ? [' · ', part] : [part]));
}

function articleOf(passage) {
  return passage.article === undefined ? null : read(data.articles[passage.article]);
}

function speakerOf(passage) {
  return passage.speaker === undefined ? null : read(data.speakers[passage.speaker]);
}

function place(passage) {
  const { author, compiler, section, line, table, row, column } = passage;
  const cell = [row, column].filter(Boolean).map((part) => isolate(read(part).text)).join(' × ');
  const article = articleOf(passage);
  return list([
    author && written(read(author), 'bdi', { class: 'author' }),
    compiler && element('span', {}, `${say('compiler')} `, written(read(compiler))),
    article && written(article, 'cite'),
    section && element('span', { class: 'whole' }, say('section', { n: isolate(section) })),
    table && element('span', {}, say('table', { n: isolate(read(table).text) }), cell && ` (${cell})`),
    line && element('span', { class: 'whole' }, say('line', { n: isolate(line) })),
  ]);
}

// A stance's word in the reader's language, or as the graph has it.
function stanceWord(stance) {
  return data.strings[stance] ? say(stance) : stance;
}

function saidBy(passage) {
  const speaker = speakerOf(passage);
  return list([
    speaker && element('span', {}, `${say('speaker')} `, written(speaker, 'b')),
    passage.stance && element('span', {}, `${say('stance')} `, written(read(stanceWord(read(passage.stance).text)), 'b')),
  ]);
}

// A passage under a statement; its summary is left out where the statement told the same.
function passageFigure(index, told) {
  const passage = data.passages[index];
  const made = element('figure', { class: 'passage' });
  if (passage.exact) made.append(written(read(passage.exact), 'blockquote'));
  const summary = read(passage.summary ?? '');
  if (summary.text && summary.text !== told) made.append(written(summary, 'p', { class: 'summary' }));
  const where = place(passage);
  const cite = copyButton('cite', () => citation(passage));
  made.append(element('figcaption', {}, where.length ? where : written({ text: passage.id }), ' ', cite));
  const said = saidBy(passage);
  if (said.length) made.append(element('p', { class: 'said' }, said));
  return made;
}

// A passage in one line of a table.
function passageLine(index) {
  const passage = data.passages[index];
  const where = place(passage);
  return element('li', {}, list([passage.exact && written(read(passage.exact), 'q'), element('span', {}, where.length ? where : written({ text: passage.id })), ...saidBy(passage).filter((part) => part !== ' · ')]));
}

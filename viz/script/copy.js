// Copying: a passage as a citation, statements as Turtle.

// Puts text on the clipboard, by a hidden field where the browser has no other way, and says so.
async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = element('textarea', { class: 'hidden', 'aria-hidden': 'true', tabindex: -1 });
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
    button.focus();
  }
  announce(say('copied'));
  button.classList.add('done');
  setTimeout(() => button.classList.remove('done'), 1600);
}

function announce(text) {
  document.getElementById('status').textContent = text;
}

function copyButton(key, make) {
  return element('button', { type: 'button', class: 'copy', 'data-copy': key, title: say(`copy${key}`), onclick: (event) => copy(make(), event.currentTarget) }, say(key));
}

// A passage as one cites it: author, article, place, quote, and who speaks where that isn't the author.
function citation(passage) {
  const plain = (value) => (value ? read(value).text : '');
  const author = plain(passage.author);
  const by = passage.compiler ? `${author} (${say('compiler')} ${plain(passage.compiler)})` : author;
  const article = articleOf(passage)?.text;
  const where = [
    by,
    article && (language === 'en' ? `“${article}”` : `《${article}》`),
    passage.section && say('section', { n: passage.section }),
    passage.table && say('table', { n: plain(passage.table) }),
    passage.line && say('line', { n: passage.line }),
  ].filter(Boolean);
  const speaker = speakerOf(passage)?.text;
  const stance = passage.stance && stanceWord(plain(passage.stance));
  const quote = passage.exact ? `: “${plain(passage.exact)}”` : '';
  const said = [speaker && speaker !== author && `${say('speaker')} ${speaker}`, stance && `${say('stance')} ${stance}`].filter(Boolean);
  return `${where.length ? where.join(', ') : passage.id}${quote}${said.length ? ` [${said.join('; ')}]` : ''}`;
}

const SAYING = new Set(['Claim', 'ProposedAct', 'Negation', 'CaseCoding']);

// An IRI between brackets; what is no IRI becomes one of the page's own.
function iri(name) {
  const prefix = /^([A-Za-z][\w-]*):(?!\/\/)/.exec(name)?.[1];
  const base = prefix && data.prefixes[prefix];
  const whole = base ? base + name.slice(prefix.length + 1) : /^[a-z][a-z0-9+.-]*:/i.test(name) ? name : `#${encodeURIComponent(name)}`;
  return `<${whole.replace(/[\u0000-\u0020<>"{}|^`\\]/g, (letter) => encodeURIComponent(letter))}>`;
}

function passageIri({ id }) {
  return iri(data.prefixes.passage && !/^[a-z]+:/i.test(id) ? data.prefixes.passage + id : id);
}

function quoted(text) {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r')}"`;
}

// Statements as Turtle, each with the passages it stands in. A claim, proposal or negation is never written as what is
// so: unless it is one of the speaking node's own properties, it is described as a statement of its kind.
function turtle(indices) {
  const lines = ['@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .', '@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .', '@prefix prov: <http://www.w3.org/ns/prov#> .', ''];
  for (const index of indices) {
    const { from, to, relation, kind, struck, stance, passages } = data.statements[index];
    if (to === undefined) continue;
    const [subject, object] = [from, to].map((end) => iri(data.things[end].key));
    const predicate = iri(data.relations[relation].key || 'linked');
    const own = SAYING.has(data.types[data.things[from].type].key);
    if ((kind === 'fact' && !struck) || own) lines.push(`${subject} ${predicate} ${object} .`);
    const about = [`[] a rdf:Statement ; rdf:subject ${subject} ; rdf:predicate ${predicate} ; rdf:object ${object}`];
    const { text, lang } = sentenceOf(data.statements[index]);
    about.push(`rdfs:comment ${quoted(text)}${/^[A-Za-z]+(-[A-Za-z0-9]+)*$/.test(lang) ? `@${lang}` : ''}`);
    about.push(`rdfs:label ${quoted([kind, struck && 'rejected', stance].filter(Boolean).join(', '))}`);
    for (const at of passages ?? []) about.push(`prov:wasDerivedFrom ${passageIri(data.passages[at])}`);
    lines.push(`${about.join(' ;\n    ')} .`);
  }
  return `${lines.join('\n')}\n`;
}

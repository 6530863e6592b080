// What is written: the page's data and words, names in the reader's language, and elements that hold text, never markup.

const data = JSON.parse(document.getElementById('data').textContent);

const LANGUAGES = {
  en: { short: 'EN', long: 'English', then: ['ja', 'zh-Hant', 'zh-Hans'] },
  'zh-Hans': { short: '简体', long: '简体中文', then: ['zh-Hant', 'en', 'ja'] },
  'zh-Hant': { short: '繁體', long: '繁體中文', then: ['zh-Hans', 'en', 'ja'] },
  ja: { short: '日本語', long: '日本語', then: ['en', 'zh-Hant', 'zh-Hans'] },
};

let language = data.language;

// The page's own words. {n} and the like are filled in.
function say(key, values = {}) {
  return data.strings[key][language].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

// The entry of {language: value} that the reader understands best, with its language.
function pick(values) {
  for (const tag of [language, ...LANGUAGES[language].then, '', ...Object.keys(values ?? {})]) {
    if (values?.[tag]?.length) return { text: values[tag], lang: tag };
  }
  return { text: '', lang: '' };
}

// The same for what may also be bare text.
function read(value) {
  return typeof value === 'string' ? { text: value, lang: '' } : pick(value);
}

function nameOf(number) {
  const thing = data.things[number];
  const found = pick(thing.names);
  return found.text ? { text: found.text[0], lang: found.lang } : { text: thing.key, lang: '' };
}

function relationOf(statement) {
  return relationName(statement.relation);
}

function relationName(relation) {
  const { names, key } = data.relations[relation];
  const found = pick(names);
  if (found.text) return found;
  return { text: key.replace(/^.*[/#:](?=[^/#:])/, ''), lang: '' };
}

function sentenceOf(statement) {
  const found = pick(statement.sentence);
  if (found.text) return found;
  const relation = relationOf(statement).text || say('linked');
  if (statement.to === undefined) return { text: relation, lang: '' };
  const arrow = data.directed ? ' → ' : ' — ';
  const [from, to] = [nameOf(statement.from).text, nameOf(statement.to).text].map(isolate);
  return { text: `${from} — ${isolate(relation)}${arrow}${to}`, lang: '' };
}

// Keeps the direction of a name from reaching what stands around it.
function isolate(text) {
  return `\u2068${text}\u2069`;
}

// An element with attributes and children; strings become text nodes, nothing becomes nothing.
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== ''));
  return made;
}

// Text of others, isolated, in its language.
function written({ text, lang }, tag = 'bdi', attributes = {}) {
  return element(tag, { dir: 'auto', lang: lang || undefined, ...attributes }, text);
}

function number(count) {
  return count.toLocaleString(language);
}

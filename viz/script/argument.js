// The argument of an article: its claims, each with what supports and what disputes it.

// Relations by which one claim bears on another: which end bears on the other, and how.
const BEARINGS = { supports: ['from', 'for'], reason: ['to', 'for'], disputes: ['from', 'against'], opposes: ['from', 'against'], refutes: ['from', 'against'] };

const isClaim = (thing) => data.types[data.things[thing].type].key === 'Claim';

function bearingOf(index) {
  const { relation, from, to } = data.statements[index];
  const found = BEARINGS[data.relations[relation].key.replace(/^.*[/#:]/, '')];
  if (!found || to === undefined || from === to) return null;
  if (![from, to].some(isClaim)) return null;
  const [child, parent] = found[0] === 'from' ? [from, to] : [to, from];
  return { child, parent, way: found[1], index };
}

const bearings = data.statements.map((_, index) => bearingOf(index)).filter(Boolean);
const claims = data.things.map((_, thing) => thing).filter(isClaim);

// The passage in which a thing is first said, among those that the filters let through.
function firstPassage(thing) {
  let best = null;
  for (const index of statementsOf[thing]) {
    if (data.statements[index].from !== thing) continue;
    for (const at of data.statements[index].passages ?? []) {
      const passage = data.passages[at];
      if (isHeard(passage) && (!best || inText(passage, best) < 0)) best = passage;
    }
  }
  return best;
}

function inText(a, b) {
  return (a.article ?? -1) - (b.article ?? -1) || Number(a.line ?? 0) - Number(b.line ?? 0) || (a.id < b.id ? -1 : 1);
}

// One claim as a card, what bears on it under it; a claim that stands elsewhere in full is only named.
function claimCard(thing, way, below, placed) {
  const again = placed.has(thing);
  placed.add(thing);
  const passage = firstPassage(thing);
  const by = passage && speakerOf(passage);
  const children = again ? [] : (below.get(thing) ?? []);
  return element(
    'li',
    { class: `claim ${way ?? 'thesis'}` },
    way ? element('span', { class: 'way' }, say(way)) : null,
    element(
      'article',
      {},
      element('p', { class: 'what' }, link(thing)),
      again ? element('p', { class: 'note' }, say('above')) : isClaim(thing) ? element('p', { class: 'where' }, list([by && written(by, 'b'), passage?.stance && stanceWord(read(passage.stance).text), passage?.section && say('section', { n: isolate(passage.section) }), passage?.line && say('line', { n: isolate(passage.line) })])) : written(pick(data.types[data.things[thing].type].names), 'p', { class: 'where' }),
    ),
    children.length ? element('ul', {}, children.map((one) => claimCard(one.child, one.way, below, placed))) : null,
  );
}

function argumentView() {
  const below = new Map();
  const above = new Set();
  const seen = new Set();
  for (const one of bearings) {
    const key = `${one.child} ${one.parent} ${one.way}`;
    if (!isSaid(one.index) || seen.has(key)) continue;
    seen.add(key);
    if (!below.has(one.parent)) below.set(one.parent, []);
    below.get(one.parent).push(one);
    above.add(one.child);
  }
  const when = new Map();
  const placeIn = (thing) => {
    if (!when.has(thing)) when.set(thing, firstPassage(thing) ?? { id: data.things[thing].key });
    return when.get(thing);
  };
  const order = (a, b) => inText(placeIn(a), placeIn(b));
  for (const children of below.values()) children.sort((a, b) => (a.way === b.way ? order(a.child, b.child) : a.way === 'for' ? -1 : 1));
  const size = (thing, path = new Set()) => (path.has(thing) ? 0 : 1 + sum(below.get(thing) ?? [], ({ child }) => size(child, new Set(path).add(thing))));
  const placed = new Set();
  const roots = [...below.keys()].filter((thing) => !above.has(thing)).map((thing) => ({ thing, size: size(thing) }));
  roots.sort((a, b) => isClaim(b.thing) - isClaim(a.thing) || b.size - a.size || order(a.thing, b.thing));
  const trees = roots.map(({ thing }) => claimCard(thing, null, below, placed));
  // What supports itself in a ring has no root: any of it will do.
  for (const thing of below.keys()) if (!placed.has(thing)) trees.push(claimCard(thing, null, below, placed));
  const others = claims.filter((thing) => isKept(thing) && !placed.has(thing)).sort(order);
  const sections = new Map();
  for (const thing of others) {
    const passage = placeIn(thing);
    const key = [passage.article === undefined ? '' : articleOf(passage).text, passage.section ? say('section', { n: isolate(passage.section) }) : ''].filter(Boolean).join(' · ');
    if (!sections.has(key)) sections.set(key, []);
    sections.get(key).push(thing);
  }
  if (!trees.length && !others.length) return [element('p', { class: 'note' }, say('noclaims'))];
  return [
    trees.length ? element('h3', {}, say('argued'), element('span', { class: 'count' }, number(trees.length))) : null,
    element('ul', { class: 'argument' }, trees),
    others.length ? element('h3', {}, say('otherclaims'), element('span', { class: 'count' }, number(others.length))) : null,
    [...sections].map(([title, things]) => {
      const made = element('details', {}, element('summary', {}, written({ text: title || say('claim') }, 'h4'), element('span', { class: 'count' }, number(things.length))));
      const fill = () => made.childElementCount > 1 || made.append(element('ul', { class: 'argument' }, things.map((thing) => claimCard(thing, null, new Map(), new Set()))));
      made.addEventListener('toggle', fill);
      if (!trees.length) {
        fill();
        made.open = true;
      }
      return made;
    }),
  ];
}

// Which things stand on the canvas: all, the best connected, communities, a neighbourhood, or those on paths.

const MOST = 150; // so many things a neighbourhood shows
const UNFOLDS = 40; // so many neighbours come in at once
const GROUP = 800; // so many things of a community are unfolded
const EVERYTHING = 8000; // a page of more things never draws all of them

const folded = new Set(data.folded);

// The things within the steps of a focus, step by step, each the best connected first; how many there were.
function surroundings() {
  const { thing, steps } = state.focus;
  const rings = [[thing]];
  const seen = new Set([thing]);
  let left = MOST;
  let all = 1;
  for (let step = 0; step < steps; step += 1) {
    const next = new Set();
    for (const one of rings[step]) {
      for (const edge of edgesOf[one]) {
        const { from, to, statements } = data.edges[edge];
        const other = from === one ? to : from;
        if (!seen.has(other) && isKept(other) && statements.some(isSaid)) next.add(other);
      }
    }
    all += next.size;
    const ring = [...next].sort(byWeight).slice(0, left);
    left -= ring.length;
    ring.forEach((one) => seen.add(one));
    rings.push(ring);
  }
  return { rings, all };
}

// What stands on the canvas before the filters.
function standing() {
  if (state.route?.to != null) return new Set(routes().flatMap(({ things }) => things));
  if (state.focus) return new Set(surroundings().rings.flat());
  if (state.mode === 'all') return null;
  const found = new Set();
  if (state.mode === 'groups') {
    for (const group of state.open) members(group).forEach((thing) => found.add(thing));
  } else {
    data.things.forEach((_, thing) => folded.has(thing) || found.add(thing));
  }
  for (const thing of state.unfolded) for (const one of [thing, ...brought(thing, found)]) found.add(one);
  return found;
}

// The members of a community that are unfolded: the best connected of them.
function members(group) {
  const { things } = data.groups[group];
  return things.length <= GROUP ? things : [...things].sort(byWeight).slice(0, GROUP);
}

// The neighbours that come in with a thing: the best connected that aren't there.
function brought(thing, there) {
  return neighboursOf(thing).filter((one) => !there.has(one)).sort(byWeight).slice(0, UNFOLDS);
}

let stage = null; // what stands on the canvas and passes the filters
const beside = new Map(); // how many neighbours of a thing don't

function restage() {
  const all = standing();
  beside.clear();
  stage = new Set();
  if (all) for (const thing of all) isKept(thing) && stage.add(thing);
  else data.things.forEach((_, thing) => isKept(thing) && stage.add(thing));
}

function isShown(thing) {
  return stage.has(thing);
}

// Lets a thing through the filters and brings it and its neighbours onto the canvas. Returns whether that changed anything.
function reveal(thing) {
  let changed = false;
  if (!isKept(thing)) {
    changed = state.hidden.type.delete(data.things[thing].type);
    if (changed) refilter();
    if (!isKept(thing) && hasStatementFilter()) {
      for (const facet of FACETS) state.hidden[facet].clear();
      state.years = null;
      changed = true;
    }
  }
  if (state.route || state.focus) {
    if (isShown(thing)) return changed;
    state.route = state.focus = null;
    changed = true;
  }
  const there = standing();
  if (there && !there.has(thing)) {
    state.unfolded.push(thing);
    changed = true;
  }
  return changed;
}

// How many things next to one are not on the canvas.
function hiddenBeside(thing) {
  if (!beside.has(thing)) beside.set(thing, neighboursOf(thing).filter((one) => isKept(one) && !isShown(one)).length);
  return beside.get(thing);
}

function unfoldThing(thing) {
  if (state.focus || state.route) state.focus = state.route = null;
  state.unfolded.push(thing);
  tell('filter', 'selection');
}

function setMode(mode) {
  Object.assign(state, { mode, unfolded: [], open: new Set(), focus: null, route: null });
  if (state.selected?.group !== undefined) state.selected = null;
  tell('filter', 'selection');
}

function toggleGroup(group) {
  if (!state.open.delete(group)) state.open.add(group);
  tell('filter', 'selection');
}

function focusOn(thing, steps) {
  Object.assign(state, { focus: thing === null ? null : { thing, steps }, route: null });
  tell('filter', 'selection');
}

on('filter', restage);

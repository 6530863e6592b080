// Where things stand: as computed ahead; in rings around a thing in focus; in rows for paths.

const RING = 210;
const WIDER = 1.35;
let places = []; // where each thing stands now
let upright = false; // a wide picture is laid on its side where the window is high

function turned({ x, y }) {
  return upright ? { x: y, y: x } : { x, y };
}

// Puts things around the one in focus, ring by ring; in a ring, what is of one type or hangs on one thing stays together.
function radial() {
  const { rings } = surroundings();
  const angle = new Map([[rings[0][0], 0]]);
  const found = new Map([[rings[0][0], { x: 0, y: 0 }]]);
  let reach = 0;
  rings.slice(1).forEach((ring, step) => {
    const parents = new Set(rings[step]);
    const leaning = (thing) => {
      const near = neighboursOf(thing).filter((one) => parents.has(one) && angle.has(one));
      return step === 0 || !near.length ? 0 : Math.atan2(sum(near, (one) => Math.sin(angle.get(one))), sum(near, (one) => Math.cos(angle.get(one))));
    };
    const sorted = ring.map((thing) => ({ thing, lean: leaning(thing) }));
    sorted.sort((a, b) => a.lean - b.lean || data.things[a.thing].type - data.things[b.thing].type || byWeight(a.thing, b.thing));
    const lanes = Math.max(1, Math.ceil(ring.length / (18 + 10 * step)));
    const start = reach + RING * (step ? 0.9 : 1);
    sorted.forEach(({ thing }, at) => {
      const turn = -Math.PI + ((at + 0.5) / sorted.length) * 2 * Math.PI;
      const far = start + (at % lanes) * 95;
      angle.set(thing, turn);
      found.set(thing, { x: WIDER * far * Math.cos(turn), y: far * Math.sin(turn) });
    });
    reach = start + (lanes - 1) * 95;
  });
  return found;
}

function sum(values, of) {
  return values.reduce((total, value) => total + of(value), 0);
}

// Puts the ends of paths left and right, and the paths as rows between them; what several pass stands between those.
function rows() {
  const found = new Map();
  const all = routes();
  const longest = Math.max(...all.map(({ things }) => things.length), 2) - 1;
  const seats = new Map();
  all.forEach(({ things }, row) => {
    things.forEach((thing, at) => {
      if (!seats.has(thing)) seats.set(thing, []);
      seats.get(thing).push({ x: (at / (things.length - 1)) * longest * 230, y: (row - (all.length - 1) / 2) * 110 });
    });
  });
  const taken = [];
  for (const [thing, several] of seats) {
    const ends = thing === state.route.from || thing === state.route.to;
    const place = { x: sum(several, ({ x }) => x) / several.length, y: ends ? 0 : sum(several, ({ y }) => y) / several.length };
    while (taken.some((other) => Math.abs(other.x - place.x) < 110 && Math.abs(other.y - place.y) < 60)) place.y += 62;
    taken.push(place);
    found.set(thing, place);
  }
  return found;
}

let arranged = '';

// Sets the places for what the canvas shows now. Returns whether they are others than before.
function arrange() {
  const clustered = data.places.length && (state.mode === 'groups' || state.mode === 'all') && !state.focus && !state.route;
  const special = state.route?.to != null ? rows : state.focus ? radial : null;
  const key = special ? `${special.name} ${JSON.stringify([state.focus, state.route?.from, state.route?.to])} ${[...stage].join(' ')}` : clustered ? 'clustered' : 'plain';
  if (key === arranged) return false;
  arranged = key;
  const given = special?.();
  places = data.nodes.map((node, thing) => {
    if (given) return turned(given.get(thing) ?? node);
    if (clustered) return turned({ x: data.places[thing][0], y: data.places[thing][1] });
    return turned(node);
  });
  return true;
}

// Paths between two things, by the cost rule of `kg paths`: what statements and things cost comes with the page.

let known = { key: '', found: [] };

// A queue from which the least comes first.
class Queue {
  constructor(before) {
    Object.assign(this, { items: [], before });
  }

  push(item) {
    const { items, before } = this;
    let at = items.push(item) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!before(item, items[above])) break;
      items[at] = items[above];
      at = above;
    }
    items[at] = item;
  }

  pop() {
    const { items, before } = this;
    const [first, last] = [items[0], items.pop()];
    if (!items.length) return first;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= items.length) break;
      if (below + 1 < items.length && before(items[below + 1], items[below])) below += 1;
      if (!before(items[below], last)) break;
      items[at] = items[below];
      at = below;
    }
    items[at] = last;
    return first;
  }
}

const priceOf = (index) => data.paths.prices[data.statements[index].price];
const tollOf = (thing) => data.paths.tolls[thing];
// What a statement's relation is known by: its predicate, or its name where it has none.
const kindOf = (index) => data.relations[data.statements[index].relation].key || data.statements[index].relation;
const pairOf = (a, b) => (a < b ? `${a} ${b}` : `${b} ${a}`);

// Paths of the same cost come in the order in which the graph holds their things.
function inOrder(a, b) {
  const { ranks } = data.paths;
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    if (a[at] !== b[at]) return ranks[a[at]] - ranks[b[at]];
  }
  return a.length - b.length;
}

// What is linked, each step at its cheapest price, and the statements between two things; by what passes the filters.
function links() {
  const cheapest = new Map();
  const between = new Map();
  data.statements.forEach(({ from, to }, index) => {
    if (to === undefined || from === to || !isSaid(index)) return;
    for (const [a, b] of [[from, to], [to, from]]) {
      if (!cheapest.has(a)) cheapest.set(a, new Map());
      const prices = cheapest.get(a);
      prices.set(b, Math.min(prices.get(b) ?? Infinity, priceOf(index)));
    }
    const pair = pairOf(from, to);
    if (!between.has(pair)) between.set(pair, []);
    between.get(pair).push(index);
  });
  return { cheapest, between };
}

// How many steps each thing is from the end, as far as `longest`.
function stepsTo(cheapest, end, longest) {
  const reach = new Map([[end, 0]]);
  let edge = [end];
  for (let steps = 1; steps <= longest; steps += 1) {
    const next = [];
    for (const thing of edge) {
      for (const other of cheapest.get(thing)?.keys() ?? []) {
        if (reach.has(other)) continue;
        reach.set(other, steps);
        next.push(other);
      }
    }
    edge = next;
  }
  return reach;
}

// What a cheapest way on to the end costs from each thing in reach, its own toll with it (Dijkstra 1959).
function rests(cheapest, start, end, reach) {
  const rest = new Map();
  const queue = new Queue((a, b) => a.cost < b.cost);
  queue.push({ cost: 0, thing: end });
  while (queue.items.length) {
    const { cost, thing } = queue.pop();
    if (rest.has(thing)) continue;
    rest.set(thing, cost);
    if (thing === start) continue;
    for (const [other, price] of cheapest.get(thing) ?? []) {
      if (!rest.has(other) && reach.has(other)) queue.push({ cost: cost + price + (other === start ? 0 : tollOf(other)), thing: other });
    }
  }
  return rest;
}

// The simple paths between two things, the cheapest first, up to the budget (Hart, Nilsson and Raphael 1968).
function cheapestPaths(cheapest, start, end) {
  const { budget, longest } = data.paths.rule;
  const reach = stepsTo(cheapest, end, longest);
  if (start === end || !reach.has(start)) return [];
  const rest = rests(cheapest, start, end, reach);
  const queue = new Queue((a, b) => (a.whole - b.whole || a.spent - b.spent || inOrder(a.path, b.path)) < 0);
  queue.push({ whole: rest.get(start), spent: 0, path: [start] });
  const found = [];
  while (queue.items.length && found.length < budget) {
    const { spent, path } = queue.pop();
    const thing = path[path.length - 1];
    if (thing === end) {
      found.push(path);
      continue;
    }
    const left = longest - path.length;
    const here = spent + (thing === start ? 0 : tollOf(thing));
    for (const [other, price] of cheapest.get(thing)) {
      if (!rest.has(other) || reach.get(other) > left || path.includes(other)) continue;
      queue.push({ whole: here + price + rest.get(other), spent: here + price, path: [...path, other] });
    }
  }
  return found;
}

// The statements of a step, the most telling first.
function hopsOf(things, between) {
  const { order } = data.paths;
  const place = (index) => order[kindOf(index)] ?? data.statements[index].relation;
  const { ranks } = data.paths;
  return things.slice(1).map((thing, at) =>
    [...between.get(pairOf(things[at], thing))].sort(
      (a, b) => priceOf(a) - priceOf(b) || place(a) - place(b) || ranks[data.statements[a].from] - ranks[data.statements[b].from] || a - b,
    ),
  );
}

// Whether two things merely have the same relation to the one between them.
function isShared(thing, before, after) {
  if (kindOf(before) !== kindOf(after)) return false;
  return !data.directed || [before, after].every((index) => data.statements[index].to === thing);
}

// What a path costs, rounded as in the command, so that equal costs are equal whatever order they were added up in.
function costOf(things, first) {
  const { shared, digits } = data.paths.rule;
  const inner = things.slice(1, -1);
  const common = inner.filter((thing, at) => isShared(thing, first[at], first[at + 1])).length;
  return Number((sum(first, priceOf) + sum(inner, tollOf) + shared * common).toFixed(digits));
}

// The best paths that differ from one another (maximal marginal relevance).
function findPaths(start, end) {
  const { cheapest, between } = links();
  const { chosen: most, overlap, sameKind } = data.paths.rule;
  const pool = cheapestPaths(cheapest, start, end).map((things) => {
    const hops = hopsOf(things, between);
    const first = hops.map(([one]) => one);
    return { things, hops, cost: costOf(things, first), signature: first.map(kindOf).join('\n') };
  });
  pool.sort((a, b) => a.cost - b.cost || a.things.length - b.things.length || inOrder(a.things, b.things));
  const chosen = [];
  const used = new Map();
  const count = (key) => used.get(key) ?? 0;
  const charge = ({ things, cost, signature }) => cost + overlap * sum(things.slice(1, -1), count) + sameKind * count(signature);
  while (pool.length && chosen.length < most) {
    const charges = pool.map(charge);
    const [best] = pool.splice(charges.indexOf(Math.min(...charges)), 1);
    chosen.push(best);
    for (const key of [...best.things.slice(1, -1), best.signature]) used.set(key, count(key) + 1);
  }
  return chosen.sort((a, b) => a.cost - b.cost);
}

// The paths that the reader asked for.
function routes() {
  if (state.route?.to == null) return [];
  const { from, to } = state.route;
  const key = `${from} ${to} ${filterRound}`;
  if (known.key !== key) {
    const found = findPaths(from, to);
    known = { key, found: found.length ? found : [] };
  }
  return known.found.length ? known.found : [{ things: [from, to], hops: [], cost: Infinity }];
}

function foundRoutes() {
  return routes().filter(({ cost }) => Number.isFinite(cost));
}

// The things and lines of the chosen path.
function routeMarking() {
  const { things, hops } = routes()[state.route.chosen] ?? routes()[0];
  const statements = new Set(hops.flat());
  const edges = things.flatMap((thing) => edgesOf[thing]).filter((edge) => data.edges[edge].statements.some((one) => statements.has(one)));
  return { things: new Set(things), edges: new Set(edges) };
}

// A path is asked for from a thing; the next one that is picked, or the one given, is its end.
function depart(from, to = null) {
  state.route = { from, to: null, chosen: 0 };
  if (to !== null) return arrive(to);
  tell('selection');
  const box = document.getElementById('search');
  box.value = '';
  box.focus();
  return undefined;
}

function arrive(to) {
  Object.assign(state, { route: { from: state.route.from, to, chosen: 0 }, focus: null, selected: null, view: 'network' });
  tell('filter', 'selection', 'view');
  fit(true, stage, covered());
  panel.querySelector('h2')?.focus({ preventScroll: true });
}

function leaveRoute() {
  const pending = state.route.to === null;
  state.route = null;
  if (pending) tell('selection');
  else tell('filter', 'selection');
}

function chooseRoute(chosen) {
  state.route.chosen = chosen;
  tell('selection');
}

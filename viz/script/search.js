// The search box: names in all languages, whatever their width, case or invisible characters.

const MATCHES = 8;

function fold(text) {
  return text.normalize('NFKC').toLowerCase().replace(/\p{Cf}/gu, '').replace(/\s+/g, ' ').trim();
}

const catalogue = data.things.flatMap(({ names: given, key }, thing) => {
  const names = Object.entries(given ?? {}).flatMap(([lang, several]) => several.map((text) => ({ text, lang })));
  const all = names.length ? names : [{ text: key, lang: '' }];
  return all.map((name) => ({ thing, name, folded: fold(name.text) }));
});

// The things that best match, each with the name that does: whole names first, then beginnings, words, the rest.
function matches(text) {
  const wanted = fold(text);
  if (!wanted) return [];
  const best = new Map();
  for (const { thing, name, folded } of catalogue) {
    const at = folded.indexOf(wanted);
    if (at < 0) continue;
    const rank = folded === wanted ? 0 : at === 0 ? 1 : /[\s\p{P}]/u.test(folded[at - 1]) ? 2 : 3;
    const known = best.get(thing);
    if (!known || rank < known.rank) best.set(thing, { thing, name, rank, degree: statementsOf[thing].length });
  }
  const found = [...best.values()].sort((a, b) => a.rank - b.rank || b.degree - a.degree || a.thing - b.thing);
  return found.slice(0, MATCHES);
}

function startSearch() {
  const box = document.getElementById('search');
  const menu = document.getElementById('suggestions');
  let found = [];
  let active = -1;

  const activate = (now) => {
    active = now;
    [...menu.children].forEach((option, at) => option.setAttribute('aria-selected', String(at === now)));
    if (now < 0) box.removeAttribute('aria-activedescendant');
    else {
      box.setAttribute('aria-activedescendant', `option${now}`);
      menu.children[now].scrollIntoView({ block: 'nearest' });
    }
  };
  const close = () => {
    menu.hidden = true;
    box.setAttribute('aria-expanded', 'false');
    activate(-1);
  };
  const choose = (at) => {
    const { thing } = found[at];
    box.value = nameOf(thing).text;
    close();
    visit(thing);
  };
  const option = ({ thing, name }, at) => {
    const title = nameOf(thing);
    const made = element(
      'li',
      { role: 'option', id: `option${at}`, 'aria-selected': 'false' },
      symbol(data.things[thing].type),
      element('span', { class: 'found' }, written(title), name.text === title.text ? null : [' ', written(name, 'bdi', { class: 'also' })]),
      written(pick(data.types[data.things[thing].type].names), 'span', { class: 'kind' }),
    );
    made.addEventListener('pointerdown', (event) => event.preventDefault());
    made.addEventListener('click', () => choose(at));
    return made;
  };
  const suggest = () => {
    found = matches(box.value);
    const none = fold(box.value) && !found.length;
    menu.replaceChildren(...found.map(option));
    if (none) menu.append(element('li', { role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false', class: 'note' }, say('nomatch')));
    menu.hidden = !menu.childElementCount;
    box.setAttribute('aria-expanded', String(!menu.hidden));
    activate(found.length ? 0 : -1);
  };
  box.addEventListener('input', suggest);
  box.addEventListener('focus', () => box.select());
  box.addEventListener('blur', close);
  box.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (menu.hidden) suggest();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (found.length) activate((active + step + found.length) % found.length);
    } else if (event.key === 'Enter' && active >= 0) choose(active);
    else if (event.key === 'Escape') {
      event.stopPropagation();
      if (menu.hidden) box.value = '';
      close();
    }
  });
  on('language', close);
}

// The years: how much is said of each, a range that filters, and a button that lets the years pass.

const PACE = 800; // milliseconds a year
let playing = null;

function startYears() {
  const strip = document.getElementById('years');
  if (years.length < 2) return;
  strip.hidden = false;
  const [first, last] = [document.getElementById('firstyear'), document.getElementById('lastyear')];
  const heights = years.map(() => 0);
  const at = new Map(years.map((year, index) => [year, index]));
  const note = (date) => {
    const span = yearsOf(date);
    if (!span) return;
    const from = span[0] === -Infinity ? 0 : at.get(span[0]);
    const to = span[1] === Infinity ? years.length - 1 : at.get(span[1]);
    for (let index = from; index <= to; index += 1) heights[index] += 1;
  };
  data.statements.forEach(({ date }) => date && note(date));
  data.things.forEach(({ dates }) => (dates ?? []).forEach(({ date }) => note(date)));
  const top = Math.sqrt(Math.max(...heights));
  const bars = heights.map((many, index) =>
    vector('rect', { x: index + 0.12, width: 0.76, y: 1 - Math.sqrt(many) / top, height: Math.sqrt(many) / top, 'data-year': years[index] }),
  );
  const chart = document.getElementById('histogram');
  chart.setAttribute('viewBox', `0 0 ${years.length} 1`);
  chart.replaceChildren(...bars);
  for (const input of [first, last]) Object.assign(input, { min: 0, max: years.length - 1, step: 1 });

  const range = () => state.years ?? [years[0], years.at(-1)];
  const draw = () => {
    const [low, high] = range();
    first.value = years.findIndex((year) => year >= low);
    last.value = years.findLastIndex((year) => year <= high);
    for (const [input, year] of [[first, low], [last, high]]) input.setAttribute('aria-valuetext', String(year));
    bars.forEach((bar, index) => bar.classList.toggle('out', years[index] < low || years[index] > high));
    document.getElementById('range').textContent = low === high ? `${low}` : `${low}–${high}`;
    document.getElementById('allyears').hidden = !state.years;
    document.getElementById('undated').checked = state.undated;
    document.getElementById('undatedlabel').hidden = !state.years;
    const button = document.getElementById('play');
    button.setAttribute('aria-label', say(playing ? 'pause' : 'play'));
    button.classList.toggle('playing', Boolean(playing));
    strip.classList.toggle('ranged', Boolean(state.years));
  };
  const set = (low, high) => {
    state.years = low <= years[0] && high >= years.at(-1) ? null : [low, high];
    tell('filter');
  };
  const stop = () => {
    clearInterval(playing);
    playing = null;
    draw();
    hold(false);
  };
  // A chosen range walks on with its width; from all years, the years come in one after the other.
  const play = () => {
    if (playing) return stop();
    hold(true);
    let [low, high] = range().map((year, end) => (end ? years.findLastIndex((one) => one <= year) : years.findIndex((one) => one >= year)));
    const walks = Boolean(state.years) && high < years.length - 1;
    const width = high - low;
    if (!walks) [low, high] = [0, 0];
    set(years[low], years[high]);
    playing = setInterval(() => {
      high += 1;
      if (high > years.length - 1) return stop();
      if (walks) low = high - width;
      return set(years[low], years[high]);
    }, PACE);
    return draw();
  };
  first.addEventListener('input', () => {
    const low = Math.min(Number(first.value), Number(last.value));
    set(years[low], years[Number(last.value)]);
  });
  last.addEventListener('input', () => {
    const high = Math.max(Number(first.value), Number(last.value));
    set(years[Number(first.value)], years[high]);
  });
  for (const input of [first, last]) {
    input.addEventListener('pointerdown', () => (playing && stop(), hold(true)));
    input.addEventListener('change', () => hold(false));
    input.addEventListener('pointerup', () => hold(false));
  }
  document.getElementById('play').addEventListener('click', play);
  document.getElementById('allyears').addEventListener('click', () => (playing && stop(), set(years[0], years.at(-1)), document.getElementById('play').focus()));
  document.getElementById('undated').addEventListener('change', (event) => {
    state.undated = event.target.checked;
    tell('filter');
  });
  for (const event of ['filter', 'language']) on(event, draw);
  draw();
}

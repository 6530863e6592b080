// Light or dark: as the reader's system has it, or as chosen here.

const dark = matchMedia('(prefers-color-scheme: dark)');

function isDark() {
  return state.theme === 'auto' ? dark.matches : state.theme === 'dark';
}

function drawTheme() {
  if (state.theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = state.theme;
  forgetTones();
  looks.clear();
  const button = document.getElementById('theme');
  button.setAttribute('aria-label', say(isDark() ? 'light' : 'dark'));
  button.title = say(isDark() ? 'light' : 'dark');
  button.textContent = isDark() ? '☀' : '☾';
  sync();
}

function startTheme() {
  document.getElementById('theme').addEventListener('click', () => {
    state.theme = isDark() ? 'light' : 'dark';
    if (state.theme === (dark.matches ? 'dark' : 'light')) state.theme = 'auto';
    tell('theme');
  });
  for (const event of ['theme', 'language']) on(event, drawTheme);
  dark.addEventListener('change', drawTheme);
  drawTheme();
}

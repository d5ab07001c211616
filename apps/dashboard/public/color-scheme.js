/** Sets light or dark before the first paint, so that nothing flashes; the same key as in src/shell/theme.ts. */
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('latchkey.color-scheme');
  } catch {
    // Storage is blocked: follow the system, as if nothing had been chosen.
  }
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const scheme = chosen === 'light' || chosen === 'dark' ? chosen : dark ? 'dark' : 'light';
  document.documentElement.setAttribute('data-mantine-color-scheme', scheme);
})();

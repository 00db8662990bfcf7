// @ts-check
// A classic script in the head: the theme is set before anything is drawn.

/** Other applications may share the origin, behind one proxy. */
const OWN = 'lockscope.';

/** What this browser keeps for the viewer; nothing, where it is told to keep nothing. */
globalThis.preferences = {
  get(name) {
    try {
      return localStorage.getItem(OWN + name);
    } catch {
      // Blocked: nothing is kept.
    }
  },
  set(name, value) {
    try {
      localStorage.setItem(OWN + name, value);
    } catch {
      // Blocked or full: it holds until the page is left.
    }
  },
};

(() => {
  const system = matchMedia('(prefers-color-scheme: dark)');
  let choice = preferences.get('theme') ?? 'system';
  const apply = () => {
    document.documentElement.dataset.theme = choice === 'system' && system.matches ? 'dark' : choice;
    dispatchEvent(new Event('themechange'));
  };
  apply();
  system.onchange = apply;
  addEventListener('DOMContentLoaded', () => {
    const select = /** @type {HTMLSelectElement} */ (document.getElementById('theme'));
    select.value = choice;
    select.onchange = () => {
      choice = select.value;
      preferences.set('theme', choice);
      apply();
    };
  });
})();

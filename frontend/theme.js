// @ts-check
// A classic script in the head, so that the theme is set before the first paint.

/** Other applications may share the origin behind one proxy. */
const OWN = 'lockscope.';

/** The viewer's preferences in this browser's storage. @type {Preferences} */
const preferences = {
  get(name) {
    try {
      return localStorage.getItem(OWN + name);
    } catch {
      return null; // Storage is blocked.
    }
  },
  set(name, value) {
    try {
      localStorage.setItem(OWN + name, value);
    } catch {
      // Storage is blocked or full: the preference lasts until the page is left.
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

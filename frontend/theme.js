// @ts-check
// A classic script in the head: the theme is set before anything is drawn.
(() => {
  const system = matchMedia('(prefers-color-scheme: dark)');
  let choice = kept.get('theme') ?? 'system';
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
      kept.set('theme', choice);
      apply();
    };
  });
})();

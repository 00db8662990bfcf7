// @ts-check
// A classic script in the head, for the theme is wanted before anything is drawn.
/** What this browser keeps for the viewer; nothing, where it is told to keep nothing. */
globalThis.kept = {
  get(name) {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  },
  set(name, value) {
    try {
      localStorage.setItem(name, value);
    } catch {
      // Blocked or full: it holds until the page is left.
    }
  },
};

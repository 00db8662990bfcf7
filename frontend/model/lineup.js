// @ts-check

/** Maximum number of compared runs. */
export const MOST = 6;
export const FEWEST = 2;

/** How each place is marked: a letter with its colour and dashes. Ratios are relative to the first. */
export const PLACES = [
  { letter: 'A', ink: 'run-a', dash: [] },
  { letter: 'B', ink: 'run-b', dash: [8, 4] },
  { letter: 'C', ink: 'run-c', dash: [2, 3] },
  { letter: 'D', ink: 'run-d', dash: [10, 3, 2, 3] },
  { letter: 'E', ink: 'run-e', dash: [16, 5] },
  { letter: 'F', ink: 'run-f', dash: [6, 3, 2, 3, 2, 3] },
];

/** @param {string} search query string: `?runs=ID,ID` @returns {{ ids: string[], left: string[] }} without duplicates; left: those beyond the maximum */
export function readLineup(search) {
  const asked = (new URLSearchParams(search).get('runs') ?? '').split(',').map((id) => id.trim()).filter(Boolean);
  const ids = [...new Set(asked)];
  return { ids: ids.slice(0, MOST), left: ids.slice(MOST) };
}

/** @param {string[]} ids @returns {string} the query string that requests them */
export const writeLineup = (ids) => (ids.length ? `?runs=${ids.map(encodeURIComponent).join(',')}` : '');

/** @param {string[]} ids @param {string} id @param {number} to its new place, clamped @returns {string[]} */
export function moved(ids, id, to) {
  const others = ids.filter((one) => one !== id);
  others.splice(Math.max(0, to), 0, id);
  return others;
}

/** @param {import('../live/stored-runs.js').Line[]} lines @param {string} text @returns entries that contain every word */
export function found(lines, text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return lines.filter(({ id, name = '', note = '', preset = '', state, workload }) => {
    const all = [id, name, note, preset, state, workload.lock, workload.threads, workload.pacing].join(' ').toLowerCase();
    return words.every((word) => all.includes(word));
  });
}

// @ts-check

const FIELDS = ['q', 'lock', 'preset', 'pinned', 'sort'];
export const NEWEST_FIRST = '-startedAt';

/** What an address asks of the list of runs, in the server's own words; what it does not know it is not asked. @param {string} search @returns {URLSearchParams} */
export function readQuery(search) {
  const given = new URLSearchParams(search);
  return clean(FIELDS.map((name) => [name, given.get(name) ?? '']));
}

/** @param {URLSearchParams} query @param {Record<string, string>} changes empty for any @returns {URLSearchParams} */
export function changeQuery(query, changes) {
  return clean(FIELDS.map((name) => [name, changes[name] ?? query.get(name) ?? '']));
}

/** Whether it leaves some runs out. @param {URLSearchParams} query */
export const isFiltered = (query) => FIELDS.some((name) => name !== 'sort' && query.has(name));

/** @param {URLSearchParams} query @returns {{ by: string, down: boolean }} what is sorted by, and whether the greatest or newest comes first */
export function sortOf(query) {
  const sort = query.get('sort') ?? NEWEST_FIRST;
  return { by: sort.replace(/^-/, ''), down: sort.startsWith('-') };
}

/** The other way round, or by another: texts from A, all else from the greatest. @param {URLSearchParams} query @param {string} by @param {boolean} text */
export function nextSort(query, by, text) {
  const now = sortOf(query);
  const down = now.by === by ? !now.down : !text;
  return `${down ? '-' : ''}${by}`;
}

/** @param {string[][]} fields @returns {URLSearchParams} without what goes without saying */
const clean = (fields) => new URLSearchParams(fields.filter(([name, value]) => value.trim() && !(name === 'sort' && value === NEWEST_FIRST)));

// @ts-check

const FIELDS = ['q', 'lock', 'preset', 'pinned', 'sort'];
export const NEWEST_FIRST = '-startedAt';

/** Reads filter and sort order from the address, under the server's names; unknown ones are ignored. @param {string} search @returns {URLSearchParams} */
export function readQuery(search) {
  const given = new URLSearchParams(search);
  return clean(FIELDS.map((name) => [name, given.get(name) ?? '']));
}

/** @param {URLSearchParams} query @param {Record<string, string>} changes empty for no filter @returns {URLSearchParams} */
export function changeQuery(query, changes) {
  return clean(FIELDS.map((name) => [name, changes[name] ?? query.get(name) ?? '']));
}

/** Whether any filter is set. @param {URLSearchParams} query */
export const isFiltered = (query) => FIELDS.some((name) => name !== 'sort' && query.has(name));

/** @param {URLSearchParams} query @returns {{ by: string, down: boolean }} the sort key, and whether the order is descending */
export function sortOf(query) {
  const sort = query.get('sort') ?? NEWEST_FIRST;
  return { by: sort.replace(/^-/, ''), down: sort.startsWith('-') };
}

/** Reverses the order, or sorts by another key: texts ascending, everything else descending. @param {URLSearchParams} query @param {string} by @param {boolean} text */
export function nextSort(query, by, text) {
  const now = sortOf(query);
  const down = now.by === by ? !now.down : !text;
  return `${down ? '-' : ''}${by}`;
}

/** @param {string[][]} fields @returns {URLSearchParams} without empty fields and defaults */
const clean = (fields) => new URLSearchParams(fields.filter(([name, value]) => value.trim() && !(name === 'sort' && value === NEWEST_FIRST)));

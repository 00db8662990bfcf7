// @ts-check
import { getJvms } from '../../live/api.js';
import { SAVED } from '../../live/saved-page.js';

/** Says beside the name of each JVM that can be chosen what it is; without an answer the names stay alone. */
export async function describeJvms() {
  const choices = [...document.querySelectorAll('select')].filter(({ id }) => id.endsWith('-jvm')).flatMap(({ options }) => [...options]);
  if (!choices.length || SAVED) return;
  for (const { name, version, options } of await getJvms().catch(() => [])) {
    for (const choice of choices.filter(({ value }) => value === name)) {
      choice.value = name;
      choice.text = `${name}: ${[version, ...options].join(' ')}`;
    }
  }
}

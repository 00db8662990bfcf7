// @ts-check
import { byId, element } from './element.js';

/** Says why an experiment did not come to its end, and what was wrong with what it measured. @param {string} kind @param {{ state: RunState, failure?: string, result?: { troubles: string[] } }} experiment */
export function showTroubles(kind, { state, failure, result }) {
  const end = state === 'interrupted' ? [`The server ended before the ${kind} did. What was written down until then is here.`]
    : failure ? [`The ${kind} failed: ${failure}`] : [];
  byId('troubles').replaceChildren(...[...end, ...(result?.troubles ?? [])].map((trouble) => element('li', {}, trouble)));
}

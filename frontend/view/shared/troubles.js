// @ts-check
import { byId, element } from './element.js';

/** Shows why an experiment did not finish, and problems of its measurements. @param {string} kind @param {{ state: RunState, failure?: string, result?: { troubles: string[] } }} experiment */
export function showTroubles(kind, { state, failure, result }) {
  const end = state === 'interrupted' ? [`The server ended before the ${kind} did. What was written down until then is here.`]
    : failure ? [`The ${kind} failed: ${failure}`] : [];
  byId('troubles').replaceChildren(...[...end, ...(result?.troubles ?? [])].map((trouble) => element('li', {}, trouble)));
}

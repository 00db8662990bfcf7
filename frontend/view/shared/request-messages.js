// @ts-check
import { Problem } from '../../live/api.js';
import { byId, element } from './element.js';

/** How the page shows runs. @typedef {{ run: () => Run | null, leave: ((search: string) => void) | null }} Shown */

/**
 * @param {() => Promise<unknown>} request whose errors are shown
 * @param {(errors: FieldError[]) => FieldError[]} showErrors shows errors beside their fields and returns the others
 * @param {Shown} shown
 */
export async function reportProblems(request, showErrors, shown) {
  showMessage();
  try {
    await request();
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    const { errors, message, run, experiment } = problem;
    const unplaced = showErrors(errors).map(({ field, detail }) => `${field}: ${detail}`);
    showMessage(...(errors.length ? unplaced : [message]));
    if (run) offer(run, shown);
    if (experiment) byId('message').append(linkTo(experiment));
  }
}

/** @param {{ kind: string, id: string }} experiment that blocks the request @returns {HTMLElement} a link to its page */
export const linkTo = ({ kind, id }) => element('a', { href: `${kind}.html?${kind}=${id}` }, `Show ${kind} ${id}`);

/** A page bound to one run offers a link to the running one. @param {string} running @param {Shown} shown */
function offer(running, { run, leave }) {
  if (!leave || running === run()?.id) return;
  const search = new URLSearchParams(location.search);
  search.delete('run');
  const button = element('button', { type: 'button' }, `Show run ${running}`);
  button.onclick = () => leave(`?${search}`);
  byId('message').append(button);
}

/** @param {string} id @param {string[]} lines */
export const showLines = (id, lines) => byId(id).replaceChildren(...lines.map((line) => element('p', {}, line)));

/** @param {string[]} lines errors of the last request */
export const showMessage = (...lines) => showLines('message', lines);

// @ts-check
import { formatCount, formatFinal, formatInstant, formatSeconds, formatShare, NOTHING } from '../model/format.js';
import { byId, element, setText } from './element.js';
import { STATES } from './status.js';

const copy = /** @type {HTMLButtonElement} */ (byId('copy'));

/**
 * What an ended run says, and what was asked of it; the room is there from the start.
 * @param {Run | null} run
 * @param {Parameter[]} parameters to name what was asked by
 */
export function showReport(run, parameters) {
  const report = run?.report;
  byId('report').dataset.state = run?.state ?? 'none';
  setText('outcome', outcome(run));
  byId('chart').ariaLabel = `Reads and writes a second over time${report ? `: ${formatShare(report)}` : ''}`;
  setText('final-reads', report ? formatCount(report.reads) : NOTHING);
  setText('final-writes', report ? formatCount(report.writes) : NOTHING);
  setText('final-total', report ? formatCount(report.reads + report.writes) : NOTHING);
  setText('final-elapsed', report ? `${formatSeconds(report.elapsedNanos)} s` : NOTHING);
  setText('limit-share', report ? formatShare(report) : NOTHING);
  setText('final', report ? formatFinal(report) : 'readOps: –\nwriteOps: –\nstate: –');
  copy.disabled = !report;
  /** @type {HTMLAnchorElement} */ (byId('figures')).href = `figures.html?run=${run?.id ?? ''}`;
  byId('facts').replaceChildren(
    fact('Id', run?.id),
    fact('Started', run && formatInstant(run.startedAt)),
    ...parameters.map(({ name, label, unit = '', whenEmpty }) => fact(label, run && (run.workload[name] === null ? whenEmpty : `${run.workload[name]} ${unit}`))));
}

/** @param {Run | null} run */
function outcome(run) {
  if (!run?.report && !run?.failure) return 'It comes when the run ends.';
  return STATES[run.state].join(' ') + {
    finished: ': it ran its time.',
    stopped: ' before its time was up. The counts are exact up to then.',
    failed: `: ${run.failure}`,
  }[run.state];
}

/** @param {string} label @param {string | null | undefined} text */
const fact = (label, text) => element('div', {}, element('dt', {}, label), element('dd', {}, text ?? NOTHING));

copy.onclick = () => {
  getSelection()?.selectAllChildren(byId('final'));
  setText(copy, document.execCommand('copy') ? 'Copied' : 'Selected');
  setTimeout(() => setText(copy, 'Copy'), 1500);
};

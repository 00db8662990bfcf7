// @ts-check
import { audit, formatNanos } from '../../model/metrics.js';
import { formatCount, formatFinal, formatSeconds, formatShare } from '../../model/format.js';
import { element, setText } from '../shared/element.js';

const COPIED_MILLIS = 1500;

/** The counts of a run, checked against the limit and the last snapshot, and its three classic lines. */
export class Totals {
  #rows = ['reads', 'writes', 'total', 'elapsed'].map((name) => element('dd', { id: `final-${name}` }));
  #share = element('p', { id: 'limit-share' });
  #audit = element('p', { id: 'audit' });
  #warmUp = element('p', { id: 'unsteady', class: 'interesting' });
  #lines = element('pre', { id: 'final', tabindex: '0', 'aria-label': 'The classic three lines' });
  #copy = element('button', { id: 'copy', type: 'button' }, 'Copy');
  totals;
  lines;

  constructor() {
    const names = ['Reads', 'Writes', 'Total', 'Elapsed'];
    this.totals = [
      element('dl', { class: 'facts' }, ...this.#rows.map((row, i) => element('div', {}, element('dt', {}, names[i]), row))),
      this.#share, this.#audit, this.#warmUp,
    ];
    this.lines = [this.#lines, this.#copy];
    this.#copy.onclick = () => {
      getSelection()?.selectAllChildren(this.#lines);
      setText(this.#copy, document.execCommand('copy') ? 'Copied' : 'Selected');
      setTimeout(() => setText(this.#copy, 'Copy'), COPIED_MILLIS);
    };
  }

  /** @param {RunReport} report @param {any} newest snapshot of the run */
  show(report, newest) {
    const { reads, writes, elapsedNanos } = report;
    const texts = [formatCount(reads), formatCount(writes), formatCount(reads + writes), `${formatSeconds(elapsedNanos)} s`];
    this.#rows.forEach((row, i) => setText(row, texts[i]));
    setText(this.#share, formatShare(report));
    const { agree, words } = audit(report, newest);
    this.#audit.className = agree ? 'acceptable' : 'forbidden';
    setText(this.#audit, `${agree ? '✓\uFE0E' : '✕\uFE0E'} ${words}`);
    setText(this.#warmUp, report.warmUp?.steady === false ? `! The rate was not steady when the run began, after ${formatNanos(report.warmUp.nanos)} of warm-up: it may have risen during the run.` : '');
    setText(this.#lines, formatFinal(report));
  }
}

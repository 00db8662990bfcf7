// @ts-check
import { longestWithout } from '../../model/metrics.js';
import { formatCount, NOTHING } from '../../model/format.js';
import { operationsPerWorker } from '../../model/operations-per-worker.js';
import { element, setText } from '../shared/element.js';
import { Facts } from '../shared/facts.js';
import { RefreshThrottle } from './refresh-throttle.js';
import { WorkerBars } from './worker-bars.js';

const REFRESH_MILLIS = 200;

const HELP = {
  'Jain’s index': 'Over operations per worker and time: 1 when all made as many in the same time, 1/n when one made all.',
  'Made none': 'Workers that made no operation; their columns are hatched.',
  'Longest without': 'The longest that a worker made no operation, pauses included, and whose.',
};

/** How evenly the lock serves the workers; a starving one is a missing bar. */
export class Workers {
  #strips = { readers: new WorkerBars('reader'), writers: new WorkerBars('writer') };
  #facts = new Facts(HELP);
  #note = element('p', {}, NOTHING);
  #pace = new RefreshThrottle(REFRESH_MILLIS);

  /** @param {HTMLElement} host */
  constructor(host) {
    host.append(element('div', { class: 'head' }, element('h2', {}, 'Workers'), this.#note),
      this.#strips.readers.root, this.#strips.writers.root, this.#facts.root);
  }

  /** @param {Run} run */
  draw(run) {
    if (!this.#pace.due(run)) return;
    const { reads, writes } = run.counts;
    const served = operationsPerWorker(run);
    this.#strips.readers.draw(served.readers, reads);
    this.#strips.writers.draw(served.writers, writes);
    const bins = [...served.readers, ...served.writers];
    setText(this.#note, `operations of each so far${bins.some(({ workers }) => workers > 1) ? ', some workers a column: the fewest to the most' : ''}`);
    const report = /** @type {any} */ (run.report);
    const { jain, without } = report?.fairness ?? run.newest ?? {};
    const idle = bins.filter(({ max }) => max === 0).reduce((sum, { workers }) => sum + workers, 0);
    this.#facts.show({
      'Jain’s index': jain == null ? NOTHING : jain.toFixed(4) + (report ? '' : ', interval'),
      'Made none': without !== undefined ? formatCount(without) : bins.length ? formatCount(idle) : NOTHING,
      'Longest without': report ? longestWithout(report) ?? NOTHING : run.ended ? NOTHING : 'known at the end',
    });
  }
}

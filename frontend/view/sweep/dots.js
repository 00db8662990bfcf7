// @ts-check
import { formatSpread, greatest, METRICS } from '../../model/sweep.js';
import { element, setText } from '../shared/element.js';
import { tableToCanvas } from './table-to-canvas.js';

/** @typedef {import('../../live/sweeps.js').Point} Point */

/** A metric by category, best first: a table with a line from the lowest run to the highest and a dot at the median. */
export class SweepDots {
  #table = element('table', { class: 'dots' });
  #tradeOff = element('p', { class: 'trade-off' });
  root = element('div', {}, element('div', { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': 'Ranking' }, this.#table), this.#tradeOff);

  /** @param {import('../../live/sweeps.js').Sweep} sweep @param {import('../../live/sweeps.js').Result} result @param {import('../../model/sweep.js').Metric} metric */
  draw({ asked }, { points, ranking }, metric) {
    setText(this.#tradeOff, ranking?.tradeOff ? `Known of the one to take: ${ranking.tradeOff} A place is one more than there are locks that make more beyond doubt.` : '');
    const top = greatest(points, metric);
    const places = new Map(ranking?.rows.map(({ lock, name, place }) => [lock, { name, place }]));
    const shown = (/** @type {import('../../model/sweep.js').Metric} */ one) => `figure${one === metric ? ' shown' : ''}`;
    const head = [
      element(places.size ? 'th' : 'td', {}, places.size ? 'Place' : ''), element('th', {}, asked.axes[0].label),
      element('th', { class: 'track' }, 'Least run to greatest, and median'),
      ...METRICS.map((one) => element('th', { class: shown(one) }, one.key === 'operationsPerSecond' ? `${one.name} (${one.unit})` : one.name)),
      element('th', { class: 'verdict' }, 'Verdict'),
    ];
    this.#table.replaceChildren(
      element('caption', { class: 'hidden' }, 'Median of the runs, in brackets the least and the greatest'),
      element('thead', {}, element('tr', {}, ...head)),
      element('tbody', {}, ...ordered(points, metric).map((point) => {
        const value = `${point.values[0]}`;
        const known = places.get(value);
        return element('tr', { class: known?.place === 1 ? 'first' : '' },
          element('td', {}, known ? `${known.place}` : ''), element('th', { scope: 'row' }, known?.name ?? value),
          element('td', { class: 'track' }, line(point, metric, top)),
          ...METRICS.map((one) => element('td', { class: shown(one) }, ...broken(formatSpread(point[one.key], one)))),
          element('td', { class: `verdict ${point.grade ?? ''}` }, point.grade ?? '–'));
      })));
  }

  /** The content of its picture. */
  picture() {
    return { canvas: tableToCanvas(this.#table) };
  }
}

/** @param {Point[]} points @param {import('../../model/sweep.js').Metric} metric */
function ordered(points, { key, more }) {
  const rank = (/** @type {Point} */ point) => (point[key]?.median ?? NaN) * (more ? -1 : 1);
  return [...points].sort((a, b) => (rank(a) - rank(b) || Number(!a[key]) - Number(!b[key])));
}

/** @param {string} spread @returns {(Node | string)[]} which may break only after the median */
function broken(spread) {
  const at = spread.indexOf(' (') + 1;
  return at ? [spread.slice(0, at), element('span', { class: 'whole' }, spread.slice(at))] : [spread];
}

/** @param {Point} point @param {import('../../model/sweep.js').Metric} metric @param {number} top end of the scale */
function line(point, { key, ink }, top) {
  const spread = point[key];
  const box = element('div', { class: 'line-box', 'data-ink': ink });
  if (!spread || !top) return box;
  const [range, dot] = [element('span', { class: 'range-line' }), element('span', { class: 'dot' })];
  range.style.left = `${100 * spread.min / top}%`;
  range.style.width = `${100 * (spread.max - spread.min) / top}%`;
  dot.style.left = `${100 * spread.median / top}%`;
  box.append(range, dot);
  return box;
}

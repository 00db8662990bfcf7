// @ts-check
import { formatNanos } from '../../model/metrics.js';
import { formatCount, NOTHING } from '../../model/format.js';
import { curveOf, formatPercentile, MARKS, nines, pointsOf, pointsOfBuckets, valueAt } from '../../model/percentiles.js';
import { color } from '../shared/trace-style.js';
import { element } from '../shared/element.js';
import { chip, AnalysisPanel, pressed } from './analysis-panel.js';
import { ninesAxes } from '../shared/nines-axes.js';

/** From a classic script without types. @type {any} */
const uPlot = /** @type {any} */ (globalThis).uPlot;

/** The available curves: colour and width stand for the metric, dashes for the kind of operation. @type {[string, string, string, number[], (from: any) => any][]} */
const CURVES = [
  ['wait', 'all', 'wait', [], ({ wait }) => wait],
  ['wait', 'reads', 'wait', [7, 4], ({ wait }) => wait.reads],
  ['wait', 'writes', 'wait', [2, 3], ({ wait }) => wait.writes],
  ['hold', 'all', 'hold', [], ({ hold }) => hold],
  ['hold', 'reads', 'hold', [7, 4], ({ hold }) => hold.reads],
  ['hold', 'writes', 'hold', [2, 3], ({ hold }) => hold.writes],
  ['latency', 'from due', 'text', [], ({ latency }) => latency],
  ['latency', 'from asking', 'text', [7, 4], ({ uncorrected }) => uncorrected],
];
const FIRST = new Set([0, 3, 6, 7]);

/** Percentile curves of waits and holds. */
export class Percentiles {
  #panel;
  #redraw;
  #plot;
  #chips;
  #latency;
  /** @type {Run | null} */ #run = null;
  /** @type {(import('../../model/percentiles.js').Curve | null)[]} */ #curves = [];
  #drawn = '';
  #live = false;

  /** @param {HTMLElement} host @param {() => void} redraw */
  constructor(host, redraw) {
    this.#redraw = redraw;
    this.#panel = new AnalysisPanel(host, 'How long operations waited for the lock and held it, up to the one in a million.',
      'Press Run: the curves grow with the run, and are exact at its end.', redraw);
    this.#chips = CURVES.map(([what, whose, , dash], i) => {
      const made = chip(whose, FIRST.has(i), redraw, { 'aria-label': `${what}, ${whose}` });
      made.prepend(element('span', { class: `line ${what} ${['solid', 'dotted', 'dashed'][dash.length && (dash[0] > 2 ? 2 : 1)]}` }));
      return made;
    });
    const groups = [0, 3, 6].map((first) => {
      const what = CURVES[first][0];
      return element('span', { class: 'group', role: 'group', 'aria-label': what }, what,
        ...this.#chips.filter((_, i) => CURVES[i][0] === what));
    });
    this.#latency = groups[2];
    this.#latency.hidden = true;
    this.#panel.addTools(...groups);
    this.#panel.stage.setAttribute('role', 'img');
    this.#panel.stage.ariaLabel = 'Percentile curves: none yet';
    const size = () => ({ width: this.#panel.stage.clientWidth, height: this.#panel.stage.clientHeight });
    this.#plot = new uPlot({ ...size(), ...this.#options() }, [[], ...CURVES.map(() => [])], this.#panel.stage);
    new ResizeObserver(() => this.#plot.setSize(size())).observe(this.#panel.stage);
    addEventListener('themechange', () => this.#plot.redraw());
  }

  /** @param {Run} run */
  draw(run) {
    const drawn = `${run.id} ${run.heat.edition} ${!!run.report} ${this.#chips.map(pressed)} ${this.#panel.tabular}`;
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.#run = run;
    this.#live = !run.report;
    this.#latency.hidden = run.workload.pacing !== 'open';
    this.#curves = CURVES.map((curve, i) => (pressed(this.#chips[i]) ? this.#curve(run, curve) : null));
    const shown = this.#curves.filter((curve) => curve !== null);
    this.#panel.setEmpty(run.heat.wait.count === 0 && !run.report);
    this.#plot.setData(uPlot.join([[[0]], ...this.#curves.map((curve) => (curve ? [curve.x, curve.y] : [[0], [null]]))]
      .map(([x, y]) => (y ? [x, y] : [x]))));
    const rows = this.#rows();
    this.#panel.stage.setAttribute('aria-label', `Percentile curves. ${rows.map(([name, count, p50, , p99, , , , , max]) => `${name}: ${count} operations, median ${p50}, p99 ${p99}, longest ${max}`).join('; ')}`);
    this.#panel.tabulate(['time of', 'operations', ...MARKS.map((mark) => `p${mark}`), 'longest'], () => rows);
    this.#say(shown.length ? null : undefined);
  }

  /** @param {Run} run @param {typeof CURVES[0]} curve @returns the curve so far */
  #curve({ heat, report }, [what, whose, , , of]) {
    if (report) {
      const distribution = of(report);
      return distribution?.count ? curveOf(pointsOf(distribution), distribution.count) : null;
    }
    const layer = whose === 'all' && { wait: heat.wait, hold: heat.hold }[what];
    return layer && layer.count ? curveOf(pointsOfBuckets(layer), layer.count) : null;
  }

  /** @returns {string[][]} */
  #rows() {
    return this.#curves.flatMap((curve, i) => (curve ? [[
      `${CURVES[i][0]}, ${CURVES[i][1]}`, formatCount(curve.count),
      ...[...MARKS.map(nines), curve.x.at(-1) ?? 0].map((at) => this.#time(curve, at)),
    ]] : []));
  }

  /** @param {import('../../model/percentiles.js').Curve} curve @param {number} at nines */
  #time(curve, at) {
    const nanos = valueAt(curve, at);
    return nanos === undefined ? NOTHING : formatNanos(nanos);
  }

  /** @param {number | null | undefined} at nines under the cursor */
  #say(at) {
    if (!this.#run) return;
    if (at) {
      const times = this.#curves.flatMap((curve, i) => (curve ? [`${CURVES[i][0]}, ${CURVES[i][1]} ${this.#time(curve, at)}`] : []));
      return this.#panel.say(`${formatPercentile(at)}: ${times.join(' · ')}`);
    }
    const later = this.#live && this.#chips.some((made, i) => pressed(made) && !this.#curves[i] && !(CURVES[i][0] === 'latency' && this.#latency.hidden));
    this.#panel.say((this.#live ? 'Since the start, from buckets: up to 19 % high. ' : 'Of the whole run, to three digits. ')
      + (later ? 'Reads, writes and latency apart: when the run has ended.' : 'A curve ends at its longest, one in as many as were timed.'));
  }

  #options() {
    const paths = (/** @type {any[]} */ ...of) => (this.#live ? uPlot.paths.stepped({ align: -1 }) : uPlot.paths.linear())(...of);
    const ends = () => Math.max(4, ...this.#curves.map((curve) => curve?.x.at(-1) ?? 0));
    return {
      padding: [8, 24, 0, 0],
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
      ...ninesAxes(ends),
      series: [{}, ...CURVES.map(([, , name, dash]) => ({ stroke: () => color(name), width: name === 'hold' ? 3 : 1.5, dash, points: { show: false }, paths, spanGaps: true }))],
      hooks: { setCursor: [(/** @type {any} */ plot) => this.#say(plot.cursor.left >= 0 ? plot.posToVal(plot.cursor.left, 'x') : null)] },
    };
  }
}

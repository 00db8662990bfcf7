// @ts-check
import { formatCount } from '../model/format.js';
import { allowedRates } from '../model/workload.js';

/** From a classic script, without types. @type {any} */
const uPlot = /** @type {any} */ (globalThis).uPlot;
const short = new Intl.NumberFormat('en', { notation: 'compact' });
const style = getComputedStyle(document.documentElement);
const color = (/** @type {string} */ name) => style.getPropertyValue(`--${name}`);

/** The rates of the run shown over the time since its start. */
export class RateChart {
  #host;
  #plot;
  /** @type {Run | null} */ #run = null;
  /** @type {ReturnType<typeof allowedRates>} */ #allowed = null;
  /** Upper end of the rates' axis; it never shrinks during a run. */
  #top = 1;

  /**
   * @param {HTMLElement} host whose box it fills
   * @param {(index: number | null) => void} onCursor with the point that ends the interval under the cursor
   */
  constructor(host, onCursor) {
    this.#host = host;
    const size = () => ({ width: host.clientWidth, height: host.clientHeight });
    this.#plot = new uPlot({ ...size(), ...this.#options(onCursor) }, [[], [], []], host);
    new ResizeObserver(() => this.#plot.setSize(size())).observe(host);
    addEventListener('themechange', () => this.#plot.redraw());
  }

  /** @param {Run} run whose rates are up to date */
  draw(run) {
    const { rates: { x, reads, writes, peak, holes }, snapshots } = run;
    this.#allowed = allowedRates(run.workload);
    if (run !== this.#run) {
      this.#run = run;
      this.#top = 1.12 * Math.max(this.#allowed?.reads ?? 1, this.#allowed?.writes ?? 1);
    }
    while (peak > this.#top) this.#top = 1.25 * Math.max(peak, this.#top);
    this.#plot.setData([x, reads, writes]);
    Object.assign(this.#host.dataset, { lastSeq: snapshots.last, points: snapshots.size, gaps: holes });
  }

  /** @param {(index: number | null) => void} onCursor */
  #options(onCursor) {
    const font = `12px ${color('font')}`;
    const lines = { stroke: () => color('grid'), width: 1, size: 4 };
    const axis = { font, labelFont: font, labelSize: 20, labelGap: 2, stroke: () => color('dim'), grid: lines, ticks: lines };
    const series = { paths: uPlot.paths.stepped({ align: -1 }), points: { show: false } };
    return {
      padding: [8, 14, 0, 0],
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 }, dataIdx: intervalAt },
      scales: {
        x: { time: false, range: () => [0, this.#end()] },
        y: { range: () => [0, this.#top] },
      },
      axes: [
        { ...axis, label: 'seconds since the start', size: 30 },
        { ...axis, label: 'operations a second', size: 46, values: (/** @type {any} */ _, /** @type {number[]} */ ticks) => ticks.map(short.format) },
      ],
      series: [
        {},
        { ...series, width: 2, stroke: () => color('reads') },
        { ...series, width: 1.5, stroke: () => color('writes'), fill: () => color('writes-area') },
      ],
      hooks: {
        draw: [(/** @type {any} */ plot) => this.#drawAllowed(plot)],
        setCursor: [(/** @type {any} */ plot) => onCursor(plot.cursor.idx == null ? null : intervalAt(plot, 0, plot.cursor.idx))],
      },
    };
  }

  /** Right end of the time axis, seconds: a little more than was asked for, or than it took. */
  #end() {
    return this.#run ? Math.max(1.02 * this.#run.durationNanos / 1e9, this.#run.rates.x.at(-1) ?? 0) : 1;
  }

  /** What the pauses alone would allow: dashed lines with their names. @param {any} plot */
  #drawAllowed({ ctx, bbox: { left, width }, valToPos }) {
    if (!this.#allowed) return;
    const { reads, writes } = this.#allowed;
    const ratio = devicePixelRatio;
    ctx.save();
    ctx.font = `${12 * ratio}px ${color('font')}`;
    ctx.lineWidth = ratio;
    ctx.setLineDash([7 * ratio, 5 * ratio]);
    for (const [name, rate] of Object.entries({ reads, writes })) {
      const y = Math.round(valToPos(rate, 'y', true));
      const atRight = name === 'writes' && Math.abs(reads - writes) < 0.05 * this.#top;
      ctx.strokeStyle = ctx.fillStyle = color(name);
      ctx.lineDashOffset = atRight ? 6 * ratio : 0;
      ctx.beginPath();
      ctx.moveTo(left, y);
      ctx.lineTo(left + width, y);
      ctx.stroke();
      ctx.textAlign = atRight ? 'right' : 'left';
      ctx.fillText(`pauses alone: ${formatCount(rate)} ${name}/s`, left + (atRight ? width - 8 * ratio : 8 * ratio), y - 6 * ratio);
    }
    ctx.restore();
  }
}

/** @param {any} plot @param {number} _ @param {number} nearest point to the cursor @returns {number} the end of its interval */
function intervalAt({ data: [x], cursor, posToVal }, _, nearest) {
  return x[nearest] < posToVal(cursor.left, 'x') && nearest + 1 < x.length ? nearest + 1 : nearest;
}

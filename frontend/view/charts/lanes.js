// @ts-check
import { getCapture } from '../../live/api.js';
import { CaptureWindow } from '../../model/capture-window.js';
import { longestWaits, CapturedOperations } from '../../model/capture.js';
import { formatNanos } from '../../model/metrics.js';
import { formatCount } from '../../model/format.js';
import { element } from '../shared/element.js';
import { drawLanes, LEFT, ROW, TOP } from './lanes-canvas.js';
import { chip, AnalysisPanel, pressed, push } from './analysis-panel.js';

/** Effect of each key: pan by a share of the window, or zoom by a factor. @type {Record<string, [number, number]>} */
const KEYS = { ArrowLeft: [-0.1, 1], ArrowRight: [0.1, 1], '+': [0, 0.5], '=': [0, 0.5], '-': [0, 2], 0: [0, Infinity] };

/** The operations of each worker in order of time. */
export class Lanes {
  #panel;
  #redraw;
  #scroll = element('div', { class: 'lanes', tabindex: '0', role: 'application' });
  #canvas = element('canvas', { role: 'img' });
  #spacer = element('div');
  #now = push('Capture now', () => this.#run && this.#fetch(this.#run));
  #byTurn;
  /** @type {Run | null} */ #run = null;
  /** @type {CaptureWindow | null} */ #window = null;
  /** Why the capture was fetched: once per reason. */
  #fetched = '';
  #busy = false;
  #failure = '';
  #drawn = '';
  /** @type {import('../../model/capture.js').OperationSample | null} */ #chosen = null;

  /** @param {HTMLElement} host @param {() => void} redraw */
  constructor(host, redraw) {
    this.#redraw = redraw;
    this.#panel = new AnalysisPanel(host, 'Single operations of each worker: which worker waited for which, and how long.',
      'Press Run, then Capture now; or set “Capture waits over” to freeze it around the first long wait.', redraw);
    this.#byTurn = chip('By turn', true, () => this.#change(() => {}), { title: 'Workers in the order in which they had the lock here; else by number' });
    this.#panel.addTools(this.#now, push('Show the longest wait', () => this.#showLongest()),
      push('−', () => this.#zoom(2), { 'aria-label': 'Zoom out' }), push('+', () => this.#zoom(0.5), { 'aria-label': 'Zoom in' }),
      push('All', () => this.#zoom(Infinity), { 'aria-label': 'Show all of the capture' }), this.#byTurn,
      element('span', { class: 'group' }, element('i', { class: 'line wait' }), 'wait\u2002', element('i', { class: 'line hold' }), 'hold'));
    this.#scroll.setAttribute('aria-label', 'Lanes of workers: left and right to move, plus and minus to zoom, 0 for all');
    this.#scroll.append(this.#canvas, this.#spacer);
    this.#panel.stage.append(this.#scroll);
    this.#scroll.onscroll = redraw;
    this.#scroll.onkeydown = (event) => this.#press(event);
    this.#scroll.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    this.#canvas.onpointerdown = (event) => this.#canvas.setPointerCapture(event.pointerId);
    // Lanes keep their order while dragging.
    this.#canvas.onpointermove = ({ buttons, movementX }) => buttons & 1 && this.#change((window) => window.pan(-movementX / this.#width), false);
    this.#canvas.onpointerup = () => this.#change(() => {});
    new ResizeObserver(redraw).observe(this.#scroll);
  }

  get #width() {
    return Math.max(1, this.#canvas.clientWidth - LEFT);
  }

  /** @param {Run} run */
  draw(run) {
    if (run.id !== this.#run?.id) {
      this.#window = this.#chosen = null;
      this.#fetched = this.#failure = '';
    }
    this.#run = run;
    const cause = run.ended ? 'end' : run.newest?.capture === 'triggered' ? 'trigger' : '';
    if (cause && cause !== this.#fetched && !this.#busy) {
      this.#fetched = cause;
      this.#fetch(run);
    }
    /** @type {HTMLButtonElement} */ (this.#now).disabled = run.ended || this.#busy;
    const shot = this.#window?.shot ?? null;
    this.#panel.setEmpty(!shot?.ops.length);
    this.#panel.say(this.#failure + wordsOf(run, shot, this.#chosen));
    if (this.#window && shot?.ops.length) this.#paint(this.#window);
  }

  /** @param {CaptureWindow} window */
  #paint(window) {
    const { shot, from, to, order } = window;
    const { scrollTop, clientWidth, clientHeight } = this.#scroll;
    const drawn = `${shot.capture.triggeredAt} ${shot.from} ${shot.to} ${from} ${to} ${order[0]} ${pressed(this.#byTurn)} ${scrollTop} ${clientWidth} ${clientHeight} ${document.documentElement.dataset.theme} ${this.#panel.tabular} ${this.#chosen?.asked}`;
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    const { ops } = window;
    drawLanes(this.#canvas, shot, { ops, from, to, order, scrolled: scrollTop, chosen: this.#chosen });
    const [longest] = longestWaits(ops, 1);
    this.#canvas.setAttribute('aria-label', `${formatCount(ops.length)} operations in ${formatNanos(to - from)}. ${longest ? `Longest wait: ${describe(shot, longest)}` : ''}`);
    this.#panel.tabulate(HEAD, () => rowsOf(shot, ops));
  }

  /** @param {Run} run */
  async #fetch(run) {
    this.#busy = true;
    this.#failure = '';
    try {
      const shot = new CapturedOperations(await getCapture(run.id));
      if (run.id === this.#run?.id) this.#show(shot);
    } catch (problem) {
      if (run.id === this.#run?.id) this.#failure = `Not fetched: ${/** @type {Error} */ (problem).message} `;
    }
    this.#busy = false;
    this.#redraw();
  }

  /** @param {CapturedOperations} shot */
  #show(shot) {
    this.#window = new CaptureWindow(shot);
    this.#chosen = null;
    this.#spacer.style.height = `${TOP + ROW * shot.workers.length}px`;
    this.#change(() => {});
    const triggering = shot.ops.find(({ returned }) => returned === shot.capture.triggeredAt);
    if (triggering) this.#goTo(this.#window, triggering);
  }

  /** @param {(window: CaptureWindow) => void} move @param {boolean} [sort] whether the lanes may be reordered */
  #change(move, sort = true) {
    if (!this.#window) return;
    move(this.#window);
    if (sort) this.#window.sort(pressed(this.#byTurn));
    this.#redraw();
  }

  /** @param {number} factor @param {number} [at] fixed point, as a share of the window */
  #zoom(factor, at = 0.5) {
    if (factor === Infinity) this.#chosen = null;
    this.#change((window) => window.zoom(factor, at));
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const [share, factor] = KEYS[event.key] ?? [];
    if (share === undefined || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (share) this.#change((window) => window.pan(share));
    else this.#zoom(factor);
  }

  /** @param {WheelEvent} event */
  #wheel(event) {
    if (!event.ctrlKey) return;
    event.preventDefault();
    this.#zoom(2 ** (Math.sign(event.deltaY) / 2), Math.max(0, Math.min(1, (event.offsetX - LEFT) / this.#width)));
  }

  #showLongest() {
    const [longest] = this.#window ? longestWaits(this.#window.shot.ops, 1) : [];
    if (this.#window && longest) this.#goTo(this.#window, longest);
  }

  /** @param {CaptureWindow} window @param {import('../../model/capture.js').OperationSample} op */
  #goTo(window, op) {
    this.#chosen = op;
    const margin = 0.15 * (op.returned - op.asked) + 100;
    this.#change(() => window.lookAt(op.asked - margin, op.returned + margin));
    this.#scroll.scrollTop = ROW * window.order.indexOf(op.lane) - this.#scroll.clientHeight / 2;
  }
}

/** @typedef {import('../../model/capture.js').OperationSample} OperationSample */

const HEAD = ['worker', 'wait', 'asked at', 'had after', 'hold', 'returned after', 'key', 'version'];
/** Maximum number of table rows. */
const MOST = 10;

/** @param {CapturedOperations} shot @param {OperationSample[]} ops @returns {string[][]} the longest waits */
const rowsOf = (shot, ops) => longestWaits(ops, MOST).map((op) => [
  shot.workers[op.lane], formatNanos(op.wait), formatTime(op.asked), formatNanos(op.wait), formatNanos(op.released - op.had),
  formatNanos(op.returned - op.asked), `${op.key}`, formatCount(op.version)]);

/** @param {CapturedOperations} shot @param {OperationSample} op */
function describe({ workers }, { lane, key, version, asked, had, released, returned }) {
  return `${formatNanos(had - asked)}, ${workers[lane]}, asked at ${formatTime(asked)}; held ${formatNanos(released - had)}, returned ${formatNanos(returned - released)} later; key ${key}, version ${formatCount(version)}`;
}

/** @param {Run} run @param {CapturedOperations | null} shot of it @param {OperationSample | null} chosen @returns {string} the status line */
function wordsOf({ workload, newest }, shot, chosen) {
  if (chosen && shot) return `${chosen.returned === shot.capture.triggeredAt ? 'Wait that triggered' : 'Longest wait here'}: ${describe(shot, chosen)}.`;
  const over = workload.captureWaitOverMicros;
  const state = newest?.capture ?? shot?.capture.trigger ?? 'off';
  const trigger = over ? `Trigger: wait over ${formatNanos(1000 * Number(over))}, ${state}.` : 'Trigger: off.';
  if (!shot) return trigger;
  const { gap, memoryBytes, completeFrom } = shot.capture;
  const traced = gap > 1 ? `One operation in ${formatCount(gap)} is timed` : 'Every operation is timed';
  const incomplete = completeFrom ? ` Before ${formatTime(completeFrom)} some are missing: their worker’s trace has been overwritten.` : '';
  return `${trigger} ${traced}; ${formatCount(shot.ops.length)} in ${formatNanos(shot.to - shot.from)} here, of traces of ${(memoryBytes / 2 ** 20).toFixed(1)} MiB.${incomplete} Instants run on in a pause.`;
}

/** @param {number} nanos */
const formatTime = (nanos) => `${(nanos / 1e6).toFixed(4)} ms`;

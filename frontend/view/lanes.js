// @ts-check
import { getCapture } from '../live/api.js';
import { longestWaits, Shot } from '../model/capture.js';
import { formatNanos } from '../model/figures.js';
import { formatCount } from '../model/format.js';
import { element } from './element.js';
import { drawLanes, LEFT, ROW, TOP } from './lane-ink.js';
import { chip, Look, pressed, push } from './look.js';

/** The least window, nanoseconds. */
const CLOSEST = 200;
/** What a key does: a share of the window to the right, or a factor of its width. @type {Record<string, [number, number]>} */
const KEYS = { ArrowLeft: [-0.1, 1], ArrowRight: [0.1, 1], '+': [0, 0.5], '=': [0, 0.5], '-': [0, 2], 0: [0, Infinity] };

/** Single operations of each worker, as they followed each other. */
export class Lanes {
  #look;
  #redraw;
  #scroll = element('div', { class: 'lanes', tabindex: '0', role: 'application' });
  #canvas = element('canvas', { role: 'img' });
  #spacer = element('div');
  #now = push('Capture now', () => this.#run && this.#fetch(this.#run));
  #busyFirst;
  /** @type {Run | null} */ #run = null;
  /** @type {Shot | null} */ #shot = null;
  /** What the shot was taken for: each is fetched once by itself. */
  #fetched = '';
  #busy = false;
  #failure = '';
  #drawn = '';
  #from = 0;
  #to = 1;
  /** @type {number[]} */ #order = [];
  /** @type {import('../model/capture.js').Traced | null} */ #chosen = null;

  /** @param {HTMLElement} host @param {() => void} redraw */
  constructor(host, redraw) {
    this.#redraw = redraw;
    this.#look = new Look(host, 'Single operations of each worker: who waited for whom, and how long.',
      'Press Run, then Capture now; or set “Capture waits over” to freeze it around the first long wait. It is fetched when the run has ended, too.', redraw);
    this.#busyFirst = chip('By turn', true, () => this.#lookAt(this.#from, this.#to), { title: 'Workers in the order in which they had the lock in this window; else by number' });
    this.#look.addTools(this.#now, push('Show the longest wait', () => this.#showLongest()),
      push('−', () => this.#zoom(2), { 'aria-label': 'Zoom out' }), push('+', () => this.#zoom(0.5), { 'aria-label': 'Zoom in' }),
      push('All', () => this.#zoom(Infinity), { 'aria-label': 'Show all of the capture' }), this.#busyFirst);
    this.#scroll.setAttribute('aria-label', 'Lanes of workers: left and right to move, plus and minus to zoom, 0 for all');
    this.#scroll.append(this.#canvas, this.#spacer);
    this.#look.stage.append(this.#scroll);
    this.#scroll.onscroll = redraw;
    this.#scroll.onkeydown = (event) => this.#press(event);
    this.#scroll.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    this.#canvas.onpointerdown = (event) => this.#canvas.setPointerCapture(event.pointerId);
    this.#canvas.onpointermove = ({ buttons, movementX }) => buttons & 1 && this.#pan(-movementX / this.#width, false);
    this.#canvas.onpointerup = () => this.#lookAt(this.#from, this.#to);
    new ResizeObserver(redraw).observe(this.#scroll);
  }

  get #width() {
    return Math.max(1, this.#canvas.clientWidth - LEFT);
  }

  /** @param {Run} run */
  draw(run) {
    if (run.id !== this.#run?.id) {
      this.#shot = this.#chosen = null;
      this.#fetched = this.#failure = '';
    }
    this.#run = run;
    const cause = run.ended ? 'end' : run.newest?.capture === 'triggered' ? 'trigger' : '';
    if (cause && cause !== this.#fetched && !this.#busy) {
      this.#fetched = cause;
      this.#fetch(run);
    }
    /** @type {HTMLButtonElement} */ (this.#now).disabled = run.ended || this.#busy;
    const shot = this.#shot;
    this.#look.setEmpty(!shot?.ops.length);
    this.#look.say(this.#words(run));
    const drawn = `${shot?.capture.triggeredAt} ${shot?.from} ${shot?.to} ${this.#from} ${this.#to} ${this.#order[0]} ${pressed(this.#busyFirst)} ${this.#scroll.scrollTop} ${this.#scroll.clientWidth} ${this.#scroll.clientHeight} ${document.documentElement.dataset.theme} ${this.#look.tabular} ${this.#chosen?.asked}`;
    if (!shot?.ops.length || drawn === this.#drawn) return;
    this.#drawn = drawn;
    const ops = shot.within(this.#from, this.#to);
    drawLanes(this.#canvas, shot, { ops, from: this.#from, to: this.#to, order: this.#order, scrolled: this.#scroll.scrollTop, chosen: this.#chosen });
    const [longest] = longestWaits(ops, 1);
    this.#canvas.setAttribute('aria-label', `${formatCount(ops.length)} operations in ${formatNanos(this.#to - this.#from)}. ${longest ? `Longest wait: ${this.#describe(shot, longest)}` : ''}`);
    this.#look.tabulate(['worker', 'wait', 'asked at', 'had after', 'hold', 'returned after', 'key', 'version'], () => longestWaits(ops, 10).map((op) => [
      shot.workers[op.lane], formatNanos(op.wait), `${(op.asked / 1e6).toFixed(4)} ms`, formatNanos(op.wait), formatNanos(op.released - op.had),
      formatNanos(op.returned - op.asked), `${op.key}`, formatCount(op.version)]));
  }

  /** @param {Run} run */
  async #fetch(run) {
    this.#busy = true;
    this.#failure = '';
    try {
      const shot = new Shot(await getCapture(run.id));
      if (run.id === this.#run?.id) this.#show(shot);
    } catch (problem) {
      if (run.id === this.#run?.id) this.#failure = `Not fetched: ${/** @type {Error} */ (problem).message} `;
    }
    this.#busy = false;
    this.#redraw();
  }

  /** @param {Shot} shot */
  #show(shot) {
    this.#shot = shot;
    this.#chosen = null;
    this.#spacer.style.height = `${TOP + ROW * shot.workers.length}px`;
    this.#lookAt(shot.from, shot.to);
    const triggering = shot.ops.find(({ returned }) => returned === shot.capture.triggeredAt);
    if (triggering) this.#goTo(triggering);
  }

  /** @param {number} from @param {number} to nanoseconds @param {boolean} [sort] whether the lanes may change places */
  #lookAt(from, to, sort = true) {
    const shot = this.#shot;
    if (!shot) return;
    const width = Math.min(Math.max(to - from, CLOSEST), Math.max(CLOSEST, shot.to - shot.from));
    this.#from = Math.max(shot.from, Math.min((from + to - width) / 2, shot.to - width));
    this.#to = this.#from + width;
    if (sort) this.#order = pressed(this.#busyFirst) ? shot.order(shot.within(this.#from, this.#to)) : [...shot.workers.keys()];
    this.#redraw();
  }

  /** @param {number} share of the window @param {boolean} [sort] */
  #pan(share, sort) {
    const by = share * (this.#to - this.#from);
    this.#lookAt(this.#from + by, this.#to + by, sort);
  }

  /** @param {number} factor @param {number} [at] share of the window that stays where it is */
  #zoom(factor, at = 0.5) {
    if (factor === Infinity) this.#chosen = null;
    if (factor === Infinity && this.#shot) return this.#lookAt(this.#shot.from, this.#shot.to);
    const width = this.#to - this.#from;
    const still = this.#from + at * width;
    this.#lookAt(still - at * width * factor, still + (1 - at) * width * factor);
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const [share, factor] = KEYS[event.key] ?? [];
    if (share === undefined || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (share) this.#pan(share);
    else this.#zoom(factor);
  }

  /** @param {WheelEvent} event */
  #wheel(event) {
    if (!event.ctrlKey) return;
    event.preventDefault();
    this.#zoom(2 ** (Math.sign(event.deltaY) / 2), Math.max(0, Math.min(1, (event.offsetX - LEFT) / this.#width)));
  }

  #showLongest() {
    const shot = this.#shot;
    const [longest] = shot ? longestWaits(shot.ops, 1) : [];
    if (longest) this.#goTo(longest);
  }

  /** @param {import('../model/capture.js').Traced} op */
  #goTo(op) {
    this.#chosen = op;
    const margin = 0.15 * (op.returned - op.asked) + 100;
    this.#lookAt(op.asked - margin, op.returned + margin);
    this.#scroll.scrollTop = ROW * this.#order.indexOf(op.lane) - this.#scroll.clientHeight / 2;
  }

  /** @param {Shot} shot @param {import('../model/capture.js').Traced} op */
  #describe(shot, { lane, key, version, asked, had, released, returned }) {
    return `${formatNanos(had - asked)}, ${shot.workers[lane]}, asked at ${(asked / 1e6).toFixed(4)} ms; held ${formatNanos(released - had)}, returned ${formatNanos(returned - released)} later; key ${key}, version ${formatCount(version)}`;
  }

  /** @param {Run} run */
  #words(run) {
    const over = run.workload.captureWaitOverMicros;
    const state = this.#shot?.capture.trigger ?? run.newest?.capture ?? 'off';
    const trigger = over ? `Trigger: wait over ${formatNanos(1000 * Number(over))}, ${run.newest?.capture ?? state}.` : 'Trigger: off.';
    if (this.#chosen && this.#shot) return `${this.#chosen.returned === this.#shot.capture.triggeredAt ? 'Wait that triggered' : 'Longest wait'}: ${this.#describe(this.#shot, this.#chosen)}.`;
    if (!this.#shot) return this.#failure + trigger;
    const { gap, memoryBytes } = this.#shot.capture;
    const traced = gap > 1 ? `One operation in ${formatCount(gap)} is timed` : 'Every operation is timed';
    return `${this.#failure}${trigger} ${traced}; ${formatCount(this.#shot.ops.length)} in ${formatNanos(this.#shot.to - this.#shot.from)} here, of traces of ${(memoryBytes / 2 ** 20).toFixed(1)} MiB.`;
  }
}

// @ts-check
import { getLimits, getLocks, getPresets, pauseRun, Problem, resumeRun, startRun, stopRun } from '../live/api.js';
import { readAddress, writeAddress } from '../model/address.js';
import { ask, showLines, showMessage } from './ask.js';
import { byId, element, setText } from './element.js';
import { Fields } from './fields.js';
import { Freeze } from './freeze.js';
import { Keys } from './keys.js';
import { Live } from './live.js';
import { Locks } from './locks.js';
import { Note } from './note.js';
import { Presets } from './presets.js';

const form = /** @type {HTMLFormElement} */ (byId('form'));
const [run, stop, pause, freeze, help] = ['run', 'stop', 'pause', 'freeze', 'keys-open'].map((id) =>
  /** @type {HTMLButtonElement} */ (byId(id)));
const theme = /** @type {HTMLSelectElement} */ (byId('theme'));

/** Everything that says what to run, starts it, stops it and changes it. */
export class Controls {
  #wiring;
  #note = new Note();
  #freeze;
  #starting = false;
  /** The run that was started here. */ #own = '';
  /** The run whose address this is. */ #named = new URLSearchParams(location.search).get('run');
  /** Whether the address asks for the run and no workload: the form then takes the run's. */ #follows = false;
  /** @type {Parameter[]} */ #parameters = [];
  /** @type {Fields | null} */ #fields = null;
  /** @type {Locks | null} */ #locks = null;
  /** @type {Presets | null} */ #presets = null;
  /** @type {Live | null} */ #live = null;

  /** @param {{ scope: import('../model/scope.js').Scope, freeze: (held: boolean) => void, leave: ((search: string) => void) | null }} wiring */
  constructor(wiring) {
    this.#wiring = wiring;
    this.#freeze = new Freeze(this.#note, wiring.scope, wiring.freeze);
    /** @type {HTMLDetailsElement} */ (byId('parameters')).open = matchMedia('(min-width: 761px)').matches;
    form.onsubmit = (event) => {
      event.preventDefault();
      this.#start();
    };
    form.onkeydown = (event) => {
      if (event.key !== 'Enter' || !(event.target instanceof HTMLSelectElement)) return;
      event.preventDefault();
      form.requestSubmit();
    };
    form.oninput = () => this.#filled();
    stop.onclick = () => this.#ask(() => stopRun(this.#run?.id ?? ''));
    pause.onclick = () => this.#ask(() => (this.#run?.state === 'paused' ? resumeRun : pauseRun)(this.#run?.id ?? ''));
    this.#setKeys();
    this.#load();
  }

  /** The run that is controlled, be another one looked at. */
  get #run() {
    return this.#wiring.scope.run;
  }

  /** What changes with every snapshot. */
  draw() {
    this.#freeze.show();
  }

  /** @param {Run} run @param {Change} change */
  runChanged(run, change) {
    if (change !== 'again') {
      showMessage();
      this.#note.say('');
    }
    if (change === 'end' && run.id === this.#own) {
      this.#note.did('run');
      if (run.workload.lock === 'unguarded') this.#note.did('unguarded');
    }
    this.#showRun(run);
  }

  /** What is done by keys is what the buttons do. */
  #setKeys() {
    const keys = new Keys([
      { keys: ['r'], does: 'Run', act: () => run.click() },
      { keys: ['s'], does: 'Stop', act: () => stop.click() },
      { keys: ['p'], does: 'Pause or resume', act: () => pause.click() },
      { keys: ['f'], does: 'Freeze the picture or let it go', act: () => freeze.click() },
      { keys: [...'123456789'], does: 'Start a preset', act: (key) => this.#presets?.buttons[Number(key) - 1]?.click() },
      { keys: ['/'], does: 'Choose the lock', act: () => this.#fields?.focusFirst(['lock']) },
      { keys: ['t'], does: 'Next theme', act: nextTheme },
      { keys: ['?'], does: 'Show this list', act: () => help.click() },
    ]);
    help.onclick = () => {
      keys.open();
      this.#note.did('keys');
    };
  }

  /** The parameters, locks and presets, asked for until the server gives them. */
  async #load() {
    try {
      this.#build(...await Promise.all([getLimits(), getPresets(), getLocks()]));
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      setText('fields', 'The server gives no parameters. Trying again.');
      setTimeout(() => this.#load(), 2000);
    }
  }

  /** @param {{ parameters: Parameter[], live: string[], rules: string[] }} limits @param {Preset[]} presets @param {import('./locks.js').LockKind[]} locks */
  #build(limits, presets, locks) {
    const parameters = limits.parameters.filter(({ kind }) => ['choice', 'whole', 'decimal'].includes(kind));
    this.#parameters = parameters;
    this.#fields = new Fields(parameters);
    const lock = this.#fields.of('lock');
    if (lock) this.#locks = new Locks(lock, locks);
    this.#presets = new Presets(presets, parameters, (preset) => this.#take(preset));
    this.#live = new Live(parameters.filter(({ name }) => limits.live.includes(name)), () => this.#note.did('live'));
    byId('rules').replaceChildren(...limits.rules.map((rule) => element('li', {}, rule)));
    this.#note.noLock = presets.find(({ workload }) => workload.lock === 'unguarded')?.name ?? '';
    this.#note.show();
    this.#fillFromAddress(presets);
    run.disabled = false;
    if (this.#run) this.#showRun(this.#run);
  }

  /** @param {Preset[]} presets */
  #fillFromAddress(presets) {
    const { workload, refused } = readAddress(location.search, this.#parameters, presets);
    this.#follows = this.#named !== null && !workload;
    this.#fill(workload ?? {}, refused.length > 0 || this.#follows);
    if (refused.length) showLines('refused', ['Not taken from the address:', ...refused]);
  }

  /** @param {Run} shown */
  #showRun(shown) {
    if (shown.ended && (document.activeElement === stop || document.activeElement === pause)) run.focus();
    stop.disabled = pause.disabled = shown.ended;
    setText(pause, shown.state === 'paused' ? 'Resume' : 'Pause');
    this.#live?.show(shown);
    if (this.#follows && this.#fields) {
      this.#follows = false;
      this.#fill(shown.workload, true);
    }
  }

  /** One press fills the form and starts the run; while one is going it only fills. @param {Preset} preset */
  #take(preset) {
    this.#fill(preset.workload);
    if (!this.#run || this.#run.ended) this.#start();
    else this.#note.say(`“${preset.name}” is filled in. Press Run when run ${this.#run.id} has ended.`);
  }

  /** @param {Workload} workload the rest is classic @param {boolean} [asItIs] whether the address stays as it is */
  #fill(workload, asItIs = false) {
    this.#fields?.fill(workload, this.#parameters);
    this.#filled(asItIs);
  }

  /** The form holds another workload: everything that speaks of it follows, the address too. @param {boolean} [asItIs] */
  #filled(asItIs = false) {
    if (!this.#fields) return;
    const { workload, wrong } = this.#fields.read();
    this.#locks?.show();
    this.#presets?.show(workload);
    if (asItIs || wrong.length) return;
    showLines('refused', []);
    history.replaceState(null, '', location.pathname + writeAddress(workload, this.#parameters, this.#named) + location.hash);
  }

  /** @param {() => Promise<unknown>} request */
  #ask(request) {
    return ask(request, (errors) => this.#fields?.object(errors) ?? errors, { run: () => this.#run, leave: this.#wiring.leave });
  }

  async #start() {
    if (!this.#fields || this.#starting) return;
    const { workload, wrong } = this.#fields.read();
    if (this.#fields.focusFirst(wrong)) return;
    this.#note.say('');
    this.#starting = true;
    await this.#ask(async () => {
      this.#own = (await startRun(workload)).id;
      this.#wiring.leave?.(writeAddress(workload, this.#parameters, null));
    });
    this.#starting = false;
  }
}

/** The next choice of theme, as if it were chosen. */
function nextTheme() {
  theme.selectedIndex = (theme.selectedIndex + 1) % theme.length;
  theme.dispatchEvent(new Event('change'));
}

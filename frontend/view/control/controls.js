// @ts-check
import { getLimits, getLocks, getPresets, pauseRun, Problem, resumeRun, startRun, stopRun } from '../../live/api.js';
import { offered } from '../../model/workload.js';
import { reportProblems, showMessage } from '../shared/request-messages.js';
import { byId, element, setText } from '../shared/element.js';
import { placeForm } from '../shared/form-place.js';
import { describeJvms } from '../shared/jvms.js';
import { handleKeys } from '../shared/shortcuts.js';
import { nextTheme } from '../shared/next-theme.js';
import { whenLoaded } from '../lazy-load.js';
import { RunForm } from './form.js';
import { Freeze } from './freeze.js';
import { HintLine } from './hint-line.js';

const form = /** @type {HTMLFormElement} */ (byId('form'));
const [run, stop, pause, freeze, help] = ['run', 'stop', 'pause', 'freeze', 'keys-open'].map((id) =>
  /** @type {HTMLButtonElement} */ (byId(id)));

/** Starts, stops and changes a run. */
export class Controls {
  #wiring;
  #note = new HintLine();
  #freeze;
  #starting = false;
  /** The run that replaced one whose end was not received. */ #instead = '';
  #connected = false;
  /** Available after the server's limits are loaded. @type {RunForm | null} */ #form = null;
  /** Parameters that can change during a run. @type {Parameter[]} */ #changeable = [];
  /** Loaded with the first running run. @type {import('./live-settings.js').LiveSettings | null} */ #live = null;

  /** @param {{ scope: import('../../model/scope.js').Scope, freeze: (frozen: boolean) => void, leave: ((search: string) => void) | null }} wiring */
  constructor(wiring) {
    this.#wiring = wiring;
    this.#freeze = new Freeze(this.#note, wiring.scope, wiring.freeze);
    placeForm();
    form.onsubmit = (event) => {
      event.preventDefault();
      this.#start();
    };
    form.onkeydown = (event) => {
      if (event.key !== 'Enter' || !(event.target instanceof HTMLSelectElement)) return;
      event.preventDefault();
      form.requestSubmit();
    };
    stop.onclick = () => this.#send(() => stopRun(this.#run?.id ?? ''));
    pause.onclick = () => this.#send(() => (this.#run?.state === 'paused' ? resumeRun : pauseRun)(this.#run?.id ?? ''));
    this.#setKeys();
    this.#load();
  }

  /** The run that is controlled, even if a frozen one is shown. */
  get #run() {
    return this.#wiring.scope.run;
  }

  /** Updates what changes with every snapshot. */
  draw() {
    this.#freeze.show();
  }

  /** @param {boolean} connected whether the server is reachable */
  connected(connected) {
    this.#connected = connected;
    this.#hint();
  }

  /** @param {Run} run @param {Change} change @param {Run | null} before the run shown before */
  runChanged(run, change, before) {
    if (change === 'run') this.#instead = before && !before.ended ? run.id : '';
    if (change === 'run' || change === 'end' && !this.#instead) {
      showMessage();
      this.#note.say('');
    }
    if (change === 'run' && before && this.#instead) reportUnseenEnd(before.id);
    this.#showRun(run);
  }

  #hint() {
    const run = this.#run;
    const busy = !this.#connected || run !== null && !run.ended;
    this.#note.hint(busy, run && !busy && this.#form?.differs(run) ? run.id : '');
  }

  /** Keys press the buttons, so both do the same. */
  #setKeys() {
    /** @type {import('../shared/shortcuts.js').Shortcut[]} */ const shortcuts = [
      { keys: ['r'], does: 'Run', act: () => run.click() },
      { keys: ['s'], does: 'Stop', act: () => stop.click() },
      { keys: ['p'], does: 'Pause or resume', act: () => pause.click() },
      { keys: ['f'], does: 'Freeze the picture or unfreeze it', act: () => freeze.click() },
      { keys: ['g'], does: 'Show this run as a ghost behind the next ones, or remove the ghost', act: () => byId('ghost').click() },
      { keys: [...'123456789'], does: 'Start a preset', act: (key) => this.#form?.press(Number(key) - 1) },
      { keys: ['/'], does: 'Choose the lock', act: () => this.#form?.chooseLock() },
      { keys: ['t'], does: 'Next theme', act: nextTheme },
      { keys: ['?'], does: 'Show this list', act: () => help.click() },
    ];
    handleKeys(shortcuts);
    help.onclick = () => {
      whenLoaded(({ showShortcuts, PANEL_KEYS }) => showShortcuts(shortcuts, PANEL_KEYS));
      this.#note.did('keys');
    };
  }

  /** Loads parameters, locks and presets; retries until the server answers. */
  async #load() {
    try {
      this.#build(...await Promise.all([getLimits(), getPresets(), getLocks()]));
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      setText('fields', 'The server gives no parameters. Trying again.');
      setTimeout(() => this.#load(), 2000);
    }
  }

  /** @param {{ parameters: Parameter[], live: string[], rules: string[] }} limits @param {Preset[]} presets @param {import('../shared/locks.js').LockKind[]} locks */
  #build(limits, presets, locks) {
    const parameters = offered(limits.parameters);
    this.#form = new RunForm({ parameters, rules: limits.rules, presets, locks }, (preset) => this.#take(preset), () => this.#hint());
    this.#changeable = parameters.filter(({ name }) => limits.live.includes(name));
    this.#hint();
    describeJvms();
    run.disabled = false;
    if (this.#run) this.#showRun(this.#run);
  }

  /** @param {Run} shown */
  #showRun(shown) {
    if (shown.ended && (document.activeElement === stop || document.activeElement === pause)) run.focus();
    stop.disabled = pause.disabled = shown.ended;
    setText(pause, shown.state === 'paused' ? 'Resume' : 'Pause');
    this.#showLive(shown);
    this.#form?.follow(shown);
    this.#hint();
  }

  /** @param {Run} shown */
  #showLive(shown) {
    if (this.#live) return this.#live.show(shown);
    if (!shown.ended && this.#changeable.length) whenLoaded(({ LiveSettings }) => {
      this.#live ??= new LiveSettings(this.#changeable, () => this.#note.did('live'));
      this.#live.show(this.#run ?? shown);
    });
  }

  /** Starts the run; during another run it only fills the form. @param {Preset} preset */
  #take(preset) {
    if (!this.#run || this.#run.ended) this.#start();
    else this.#note.say(`“${preset.name}” is filled in. Press Run when run ${this.#run.id} has ended.`);
  }

  /** @param {() => Promise<unknown>} request */
  #send(request) {
    return reportProblems(request, (errors) => this.#form?.showErrors(errors) ?? errors, { run: () => this.#run, leave: this.#wiring.leave });
  }

  async #start() {
    if (!this.#form || this.#starting) return;
    const workload = this.#form.read();
    if (!workload) return;
    this.#note.say('');
    this.#starting = true;
    await this.#send(async () => {
      this.#form?.became((await startRun(workload)).id);
      this.#note.did('run');
      if (workload.lock === 'unguarded') this.#note.did('unguarded');
      this.#wiring.leave?.(/** @type {RunForm} */ (this.#form).addressOf(workload));
    });
    this.#starting = false;
  }
}

/** Another run has started and the end of the previous one was not received. @param {string} id of the previous run */
function reportUnseenEnd(id) {
  showMessage(`The end of run ${id} was not seen here: the connection was lost.`);
  byId('message').append(element('a', { href: `?run=${id}` }, `Show run ${id}`));
}

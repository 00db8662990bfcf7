// @ts-check
import { getLimits, getLocks, getPresets, pauseRun, Problem, resumeRun, startRun, stopRun } from '../../live/api.js';
import { reportProblems, showMessage } from '../shared/request-messages.js';
import { byId, element, setText } from '../shared/element.js';
import { placeForm } from '../shared/form-place.js';
import { handleKeys } from '../shared/shortcuts.js';
import { nextTheme } from '../shared/next-theme.js';
import { whenLoaded } from '../lazy-load.js';
import { RunForm } from './form.js';
import { Freeze } from './freeze.js';
import { HintLine } from './hint-line.js';

const form = /** @type {HTMLFormElement} */ (byId('form'));
const [run, stop, pause, freeze, help] = ['run', 'stop', 'pause', 'freeze', 'keys-open'].map((id) =>
  /** @type {HTMLButtonElement} */ (byId(id)));

/** Starts what the form says, stops it and changes it. */
export class Controls {
  #wiring;
  #note = new HintLine();
  #freeze;
  #starting = false;
  /** The run that has come instead of one whose end nobody saw. */ #instead = '';
  #connected = false;
  /** Once the server has said what can be asked for. @type {RunForm | null} */ #form = null;
  /** What can be changed while it runs. @type {Parameter[]} */ #changeable = [];
  /** Loaded when something runs. @type {import('./live-settings.js').LiveSettings | null} */ #live = null;

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

  /** The run that is controlled, be another one looked at. */
  get #run() {
    return this.#wiring.scope.run;
  }

  /** What changes with every snapshot. */
  draw() {
    this.#freeze.show();
  }

  /** @param {boolean} connected whether a server would hear what is pressed */
  connected(connected) {
    this.#connected = connected;
    this.#hint();
  }

  /** @param {Run} run @param {Change} change @param {Run | null} before the run that was shown before it */
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

  /** What is done by keys is what the buttons do. */
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

  /** @param {{ parameters: Parameter[], live: string[], rules: string[] }} limits @param {Preset[]} presets @param {import('../shared/locks.js').LockKind[]} locks */
  #build(limits, presets, locks) {
    const parameters = limits.parameters.filter(({ kind }) => ['choice', 'whole', 'decimal'].includes(kind));
    this.#form = new RunForm({ parameters, rules: limits.rules, presets, locks }, (preset) => this.#take(preset), () => this.#hint());
    this.#changeable = parameters.filter(({ name }) => limits.live.includes(name));
    this.#hint();
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

  /** One press starts the run; while one is running it only fills the form. @param {Preset} preset */
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

/** Another run has come, and nobody here saw the end of the one before. @param {string} id of that */
function reportUnseenEnd(id) {
  showMessage(`The end of run ${id} was not seen here: the connection was lost.`);
  byId('message').append(element('a', { href: `?run=${id}` }, `Show run ${id}`));
}

// @ts-check
const NO_SUCH_RUN = 4404;
const DAMAGED = 4500;
/** The viewer limit is reached. */
const FULL = 4503;
const FIRST_RETRY_MILLIS = 250;
const LAST_RETRY_MILLIS = 4000;
/** A connection that lasted this long resets the retry delay. */
const STEADY_MILLIS = 2000;
/** Timeout for opening the connection. */
const CONNECT_MILLIS = 8000;
/** A running run that is silent for this many of its periods, and at least this long, has a dead connection. */
const SILENT_PERIODS = 40;
const SILENT_MILLIS = 6000;
const WATCH_MILLIS = 1000;
/** A timer this late means that the machine slept; connections that ended meanwhile were not reported. */
const SLEPT_MILLIS = 10_000;
/** A hidden page disconnects after this time, until it is visible again. */
const UNSEEN_MILLIS = 3_000;

/** Connects, passes each frame on, and reconnects after a loss; disconnects while the page is hidden. */
export class Feed {
  #wiring;
  /** @type {WebSocket | null} */ #socket = null;
  #retryTimer = 0;
  #restTimer = 0;
  #resting = false;
  #full = false;
  #tries = 0;
  #openedAt = Infinity;
  #retryAt = 0;
  #heardAt = 0;
  #lookedAt = Date.now();
  /** Expected time between snapshots; Infinity if none are expected. */
  #periodMillis = Infinity;

  /** @param {{ url: () => string, onFrame: (frame: any) => void, onStatus: (status: Status) => void }} wiring */
  constructor(wiring) {
    this.#wiring = wiring;
    addEventListener('online', () => this.reconnect());
    document.addEventListener('resume', () => this.reconnect());
    document.addEventListener('visibilitychange', () => this.#seen(!document.hidden));
    setInterval(() => this.#look(), WATCH_MILLIS);
    this.#open();
    this.#seen(!document.hidden);
  }

  #open() {
    this.#drop();
    this.#resting = false;
    this.#heardAt = Date.now();
    const { url, onFrame, onStatus } = this.#wiring;
    const socket = new WebSocket(url());
    this.#socket = socket;
    socket.onopen = () => {
      if (socket !== this.#socket) return;
      this.#openedAt = this.#heardAt = Date.now();
      onStatus({ state: 'live' });
    };
    socket.onmessage = ({ data }) => {
      if (socket !== this.#socket) return;
      const frame = JSON.parse(data);
      this.#heardAt = Date.now();
      if (frame.type === 'run') this.#periodMillis = frame.state === 'running' ? frame.periodMillis : Infinity;
      if (frame.type === 'finished') this.#periodMillis = Infinity;
      if (frame.type === 'experiment') this.#periodMillis = frame.state === 'running' ? frame.remainingMillis / (frame.total - frame.done) : Infinity;
      onFrame(frame);
    };
    socket.onclose = ({ code }) => {
      if (socket !== this.#socket) return;
      this.#full = code === FULL;
      if (code !== NO_SUCH_RUN && code !== DAMAGED) return this.#retry();
      this.#drop();
      onStatus({ state: 'gone', damaged: code === DAMAGED });
    };
  }

  /** Closes the connection and cancels a pending retry. */
  #drop() {
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
    clearTimeout(this.#retryTimer);
    this.#retryAt = 0;
    this.#periodMillis = Infinity;
  }

  #retry() {
    this.#drop();
    if (Date.now() - this.#openedAt > STEADY_MILLIS) this.#tries = 0;
    this.#openedAt = Infinity;
    const wait = Math.min(LAST_RETRY_MILLIS, FIRST_RETRY_MILLIS * 2 ** this.#tries++);
    this.#retryAt = Date.now() + wait * (0.8 + 0.4 * Math.random());
    this.#countDown();
  }

  #countDown() {
    const left = this.#retryAt - Date.now();
    this.#wiring.onStatus({ state: 'lost', seconds: Math.max(0, Math.ceil(left / 1000)), full: this.#full });
    if (left <= 0) this.#open();
    else this.#retryTimer = setTimeout(() => this.#countDown(), left % 1000 || 1000);
  }

  /** Connects to the current address, even if the previous run was gone. */
  connect() {
    this.#tries = 0;
    this.#open();
  }

  /** Reconnects at once: an open connection may be dead or behind, and a pending retry need not wait. */
  reconnect() {
    if (this.#socket || this.#retryAt) this.#open();
  }

  #look() {
    const now = Date.now();
    const slept = now - this.#lookedAt > SLEPT_MILLIS;
    this.#lookedAt = now;
    if (document.hidden || !this.#socket) return;
    const patience = this.#socket.readyState === WebSocket.CONNECTING
      ? CONNECT_MILLIS : Math.max(SILENT_MILLIS, SILENT_PERIODS * this.#periodMillis);
    if (slept) this.#open();
    else if (now - this.#heardAt > patience) this.#retry();
  }

  /** @param {boolean} seen whether the page is visible */
  #seen(seen) {
    clearTimeout(this.#restTimer);
    if (!seen) {
      this.#restTimer = setTimeout(() => this.#rest(), UNSEEN_MILLIS);
      return;
    }
    this.#lookedAt = Date.now();
    if (this.#resting) this.#wiring.onStatus({ state: 'connecting' });
    if (this.#resting || this.#retryAt) this.#open();
  }

  #rest() {
    if (!this.#socket && !this.#retryAt) return;
    this.#drop();
    this.#resting = true;
    this.#wiring.onStatus({ state: 'idle' });
  }
}

// @ts-check
const NO_SUCH_RUN = 4404;
const FIRST_RETRY_MILLIS = 250;
const LAST_RETRY_MILLIS = 4000;
/** After a connection that lasted so long the next retry is a quick one again. */
const STEADY_MILLIS = 2000;

/** Connects, hands on each frame, and comes back by itself when the connection is lost. */
export class Feed {
  #wiring;
  #timer = 0;
  #tries = 0;
  #openedAt = Infinity;
  #retryAt = 0;

  /** @param {{ url: () => string, onFrame: (frame: any) => void, onStatus: (status: Status) => void }} wiring */
  constructor(wiring) {
    this.#wiring = wiring;
    this.#open();
  }

  /** Tries at once if a retry is pending: the network or the viewer has come back. */
  hurry() {
    if (this.#retryAt) this.#open();
  }

  #open() {
    clearTimeout(this.#timer);
    this.#retryAt = 0;
    this.#openedAt = Infinity;
    const { url, onFrame, onStatus } = this.#wiring;
    const socket = new WebSocket(url());
    socket.onopen = () => {
      this.#openedAt = Date.now();
      onStatus({ state: 'live' });
    };
    socket.onmessage = ({ data }) => onFrame(JSON.parse(data));
    socket.onclose = ({ code }) => (code === NO_SUCH_RUN ? onStatus({ state: 'gone' }) : this.#retry());
  }

  #retry() {
    if (Date.now() - this.#openedAt > STEADY_MILLIS) this.#tries = 0;
    const wait = Math.min(LAST_RETRY_MILLIS, FIRST_RETRY_MILLIS * 2 ** this.#tries++);
    this.#retryAt = Date.now() + wait * (0.8 + 0.4 * Math.random());
    this.#countDown();
  }

  #countDown() {
    const left = this.#retryAt - Date.now();
    this.#wiring.onStatus({ state: 'lost', seconds: Math.max(0, Math.ceil(left / 1000)) });
    if (left <= 0) this.#open();
    else this.#timer = setTimeout(() => this.#countDown(), left % 1000 || 1000);
  }
}

// @ts-check
/** What the traces are drawn from. */
export class Series {
  /** @param {any} snapshot */
  add(snapshot) {}
}

// @ts-check
/** Distributions over time. */
export class Heat {
  /** @param {any} snapshot */
  add(snapshot) {}
}

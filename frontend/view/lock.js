// @ts-check
export class LockView {
  constructor(host) {}

  draw() {}
}

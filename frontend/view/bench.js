// @ts-check
export class Bench {
  constructor(host) {}

  draw() {}
}

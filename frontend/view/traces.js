// @ts-check
export class Traces {
  constructor(host) {}

  draw() {}
}

// @ts-check
export class Liveness {
  constructor(host) {}

  draw() {}

  took() {}
}

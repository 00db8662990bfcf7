// @ts-check
export class Workers {
  constructor(host) {}

  draw() {}
}

// @ts-check
export class ReportView {
  constructor(host) {}

  draw() {}
}

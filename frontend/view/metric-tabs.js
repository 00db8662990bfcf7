// @ts-check
import { METRICS } from '../model/sweep.js';
import { element } from './element.js';

/** The choice of what is drawn of each point. */
export class MetricTabs {
  metric = METRICS[0];
  root;

  /** @param {() => void} changed */
  constructor(changed) {
    const buttons = METRICS.map((metric) => {
      const button = element('button', { type: 'button', 'aria-pressed': `${metric === this.metric}` }, metric.name);
      button.onclick = () => {
        this.metric = metric;
        buttons.forEach((one, i) => one.setAttribute('aria-pressed', `${METRICS[i] === metric}`));
        changed();
      };
      return button;
    });
    this.root = element('div', { class: 'metrics', role: 'group', 'aria-label': 'What is drawn' }, ...buttons);
  }
}

// @ts-check
import { metricOf } from '../../model/catalogue.js';

/** What a chart adds to the help of its metrics. @type {Record<string, string>} */
const NOTES = {
  rates: '↑: an offered rate of over four times what was reached.',
  budget: 'Drawn as shares that add up to 100 %.',
  fairness: 'Of the interval; no line where no operation was made.',
};

/** @param {Pick<import('../../model/charts.js').Spec, 'id' | 'traces'>} chart @returns {string} each metric with its unit, in terms of the snapshot's fields */
export function chartHelp({ id, traces }) {
  const metrics = traces.map(({ metric }) => metricOf(metric));
  const sentences = [...new Set(metrics.map(({ help }) => help))].map((help) => {
    const alike = metrics.filter((metric) => metric.help === help);
    return `${alike.map(({ name, snapshot }) => snapshot?.slice(1).replaceAll('/', '.') ?? name).join(', ')}, ${alike[0].unit}: ${help}`;
  });
  return [...sentences, NOTES[id]].filter(Boolean).join(' ');
}

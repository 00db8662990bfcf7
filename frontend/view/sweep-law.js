// @ts-check
import { formatPercent } from '../model/figures.js';
import { counted, formatCount, formatRate, NOTHING } from '../model/format.js';
import { isExtrapolated } from '../model/sweep.js';
import { element } from './element.js';
import { facts } from './facts.js';
import { table } from './table.js';

/** @typedef {import('../live/sweeps.js').Estimate} Estimate */

/** @param {number} value with three significant digits */
const short = (value) => Number(value.toPrecision(3)).toLocaleString('en-US', { maximumSignificantDigits: 3 });

/** @param {Estimate | null} estimate */
const inWords = (estimate) => (!estimate ? NOTHING : estimate.low === null || estimate.high === null ? '0, at its bound' : `${short(estimate.value)} (95 %: ${short(estimate.low)} to ${short(estimate.high)})`);

/** What the scalability law says of a sweep over workers. @param {import('../live/sweeps.js').Law} law @returns {Node[]} */
export function lawOf(law) {
  const { fitted = true, fits, sentence, lambda, sigma, kappa, peak, standardError, rSquared, residuals } = law;
  const head = element('div', { class: 'head' }, element('h2', {}, 'Universal Scalability Law'),
    element('p', {}, 'X(N) = λN / (1 + σ(N − 1) + κN(N − 1)), N workers; Gunther, 2007'));
  const [kind, mark] = fits ? ['fits', '✓\uFE0E'] : fitted ? ['misfit', '✕\uFE0E'] : ['unfitted', '–'];
  const verdict = element('p', { class: kind }, `${mark} ${sentence}`);
  if (!fits) return [head, verdict];
  const extrapolated = (/** @type {number} */ workers) => (isExtrapolated(law, workers) ? ' (extrapolated)' : '');
  return [head, verdict, element('div', { class: 'law-parts' },
    facts({
      'λ, one worker alone': `${inWords(lambda)} operations/s${extrapolated(1)}`,
      'σ, contention': inWords(sigma),
      'κ, coherency': inWords(kappa),
      'Peak': peak ? `${counted(peak.workers, 'worker')}, ${formatRate(peak.throughput)} operations/s${extrapolated(peak.workers)}` : 'none',
      'Standard error': formatPercent(standardError ?? 0),
      'R²': (rSquared ?? 0).toFixed(3),
    }),
    table('residuals', 'Residuals', ['Workers', 'Measured (operations/s)', 'Law (operations/s)', 'Off by'],
      residuals.map(({ workers, measured, predicted, share }) => [formatCount(workers), formatRate(measured), formatRate(predicted), `${share >= 0 ? '+' : '−'}${formatPercent(Math.abs(share))}`])))];
}

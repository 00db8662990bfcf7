// @ts-check
import { counted, formatCount } from './format.js';

/** @param {Workload} of @returns {string} one line with everything that affects the measurement, except the seed */
export const describeWorkload = (of) => [
  of.lock, `${of.threads} threads`, counted(of.readers, 'reader'), counted(of.writers, 'writer'),
  `${counted(of.keys, 'key')} (${of.keyChoice === 'zipf' ? `zipf, exponent ${of.zipfExponent}` : of.keyChoice})`, counted(of.values, 'value'),
  `${of.pacing} pacing`, `pause ${formatCount(of.pauseMicros)}\u00a0µs`, `hold ${formatCount(of.holdMicros)}\u00a0µs${of.holdMicros ? ` (${of.holdKind})` : ''}`,
  ...(of.rampMillis ? [`ramp ${formatCount(of.rampMillis)}\u00a0ms`] : []), `${formatCount(of.durationMillis)}\u00a0ms`,
].join(', ');

/** @param {{ cpu: string, cores: number, os: string, jdk: string } | undefined} machine of a report @returns {string} one line; empty if it is unknown */
export const describeMachine = (machine) => (machine ? `On ${machine.cpu}, ${counted(machine.cores, 'core')}, ${machine.os}, ${machine.jdk}` : '');

// @ts-check
import { counted, formatCount } from './format.js';

/** @param {Workload} of @returns {string} one line with everything that affects the measurement, except the seed */
export function describeWorkload(of) {
  const count = (/** @type {string} */ name) => formatCount(Number(of[name]));
  const many = (/** @type {string} */ name, /** @type {string} */ noun) => counted(Number(of[name]), noun);
  return [
    of.lock, `${of.threads} threads`, many('readers', 'reader'), many('writers', 'writer'),
    `${many('keys', 'key')} (${of.keyChoice === 'zipf' ? `zipf, exponent ${of.zipfExponent}` : of.keyChoice})`, many('values', 'value'),
    `${of.pacing} pacing`, `pause ${count('pauseMicros')}\u00a0µs`, `hold ${count('holdMicros')}\u00a0µs${of.holdMicros ? ` (${of.holdKind})` : ''}`,
    ...(of.jvm && of.jvm !== 'default' ? [`JVM ${of.jvm}`] : []), ...(of.rampMillis ? [`ramp ${count('rampMillis')}\u00a0ms`] : []), `${count('durationMillis')}\u00a0ms`,
  ].join(', ');
}

/** @param {{ cpu: string, cores: number, os: string, jdk: string } | undefined} machine of a report @returns {string} one line; empty if it is unknown */
export const describeMachine = (machine) => (machine ? `On ${machine.cpu}, ${counted(machine.cores, 'core')}, ${machine.os}, ${machine.jdk}` : '');

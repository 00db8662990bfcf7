// @ts-check

/** @param {Workload} of @returns {string} what was asked for, in a line */
export const workloadInBrief = (of) =>
  `${of.lock}, ${of.threads} threads, ${of.readers} readers, ${of.writers} writers, ${of.keys} keys (${of.keyChoice}), ${of.pacing} pacing, pause ${of.pauseMicros}\u00a0µs, hold ${of.holdMicros}\u00a0µs, ${of.durationMillis}\u00a0ms`;

/** @param {{ cpu: string, cores: number, os: string, jdk: string } | undefined} machine of a report @returns {string} in a line; empty where it is not known */
export const machineInBrief = (machine) => (machine ? `On ${machine.cpu}, ${machine.cores} cores, ${machine.os}, ${machine.jdk}` : '');

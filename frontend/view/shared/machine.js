// @ts-check
import { formatNanos } from '../../model/metrics.js';
import { formatCount, NOTHING } from '../../model/format.js';
import { facts } from './facts.js';

const MEGABYTE = 1 << 20;

/** @param {string[]} options */
const formatOptions = (options) => options.join(' ') || 'none';

/** @param {any} report or result of an experiment, whose runs had JVMs of their own @returns {Node[]} */
export const machineSection = ({ machine, jvms = [] }) => [facts({
  ...machine.lockscope && { 'Lockscope': machine.lockscope },
  'JDK': machine.jdk,
  ...machine.jvm && { 'JVM': machine.jvm, 'JVM options': formatOptions(machine.jvmOptions) },
  'System': machine.os,
  'Processor': machine.cpu,
  'Cores': machine.cores,
  'Heap, at most': `${formatCount(machine.maxHeapBytes / MEGABYTE)} MiB`,
  'One reading of the clock': `${machine.clockNanos} ns`,
  'Timer slack': machine.timerSlackNanos === null ? NOTHING : formatNanos(machine.timerSlackNanos),
  'Limit of processors': machine.cpuLimit ?? 'none',
  'Limit of memory': machine.memoryLimit ?? 'none',
  ...Object.fromEntries(jvms.map((/** @type {any} */ jvm) => [`JVM ${jvm.name}`, `${jvm.jdk}, options: ${formatOptions(jvm.options)}`])),
}, { id: 'machine' })];

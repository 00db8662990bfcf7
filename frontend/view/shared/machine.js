// @ts-check
import { formatNanos } from '../../model/metrics.js';
import { formatCount, NOTHING } from '../../model/format.js';
import { facts } from './facts.js';

const MEGABYTE = 1 << 20;

/** @param {any} report @returns {Node[]} */
export const machineSection = ({ machine }) => [facts({
  ...machine.lockscope && { 'Lockscope': machine.lockscope },
  'JDK': machine.jdk,
  'System': machine.os,
  'Processor': machine.cpu,
  'Cores': machine.cores,
  'Heap, at most': `${formatCount(machine.maxHeapBytes / MEGABYTE)} MiB`,
  'One reading of the clock': `${machine.clockNanos} ns`,
  'Timer slack': machine.timerSlackNanos === null ? NOTHING : formatNanos(machine.timerSlackNanos),
  'Limit of processors': machine.cpuLimit ?? 'none',
  'Limit of memory': machine.memoryLimit ?? 'none',
}, { id: 'machine' })];

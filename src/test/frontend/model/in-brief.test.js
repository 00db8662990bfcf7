import { machineInBrief, workloadInBrief } from '/model/in-brief.js';
import { equal } from '../claims.js';

const MACHINE = { cpu: 'AMD EPYC', cores: 2, os: 'Linux 6 amd64', jdk: 'Eclipse Adoptium 25' };
const WORKLOAD = { lock: 'mutex', threads: 'virtual', readers: 10, writers: 2, keys: 5, keyChoice: 'uniform', pacing: 'closed', pauseMicros: 1000, holdMicros: 0, durationMillis: 400 };

export default {
  'a workload is told with its units'() {
    equal(workloadInBrief(WORKLOAD), 'mutex, virtual threads, 10 readers, 2 writers, 5 keys (uniform), closed pacing, pause 1000\u00a0µs, hold 0\u00a0µs, 400\u00a0ms');
  },
  'a machine is told, and nothing of one that is not known'() {
    equal([machineInBrief(MACHINE), machineInBrief(undefined)], ['On AMD EPYC, 2 cores, Linux 6 amd64, Eclipse Adoptium 25', '']);
  },
};

import { describeMachine, describeWorkload } from '/model/summary.js';
import { equal } from '../claims.js';

const MACHINE = { cpu: 'AMD EPYC', cores: 2, os: 'Linux 6 amd64', jdk: 'Eclipse Adoptium 25' };
const WORKLOAD = { lock: 'mutex', threads: 'virtual', readers: 10, writers: 2, keys: 5, values: 100, keyChoice: 'uniform', zipfExponent: 1, pacing: 'closed', pauseMicros: 1000, holdMicros: 0, holdKind: 'burn', rampMillis: 0, durationMillis: 400, jvm: 'default' };

export default {
  'a workload is described with units'() {
    equal(describeWorkload(WORKLOAD), 'mutex, virtual threads, 10 readers, 2 writers, 5 keys (uniform), 100 values, closed pacing, pause 1,000\u00a0µs, hold 0\u00a0µs, 400\u00a0ms');
  },
  'optional parameters are described if they matter'() {
    const line = describeWorkload({ ...WORKLOAD, keyChoice: 'zipf', zipfExponent: 1.2, holdMicros: 50, holdKind: 'park', rampMillis: 100, jvm: 'zgc' });
    equal(line, 'mutex, virtual threads, 10 readers, 2 writers, 5 keys (zipf, exponent 1.2), 100 values, closed pacing, pause 1,000\u00a0µs, hold 50\u00a0µs (park), JVM zgc, ramp 100\u00a0ms, 400\u00a0ms');
  },
  'one of each is singular'() {
    const line = describeWorkload({ ...WORKLOAD, readers: 1, writers: 1, keys: 1, values: 1 });
    equal(line, 'mutex, virtual threads, 1 reader, 1 writer, 1 key (uniform), 1 value, closed pacing, pause 1,000\u00a0µs, hold 0\u00a0µs, 400\u00a0ms');
    equal(describeMachine({ ...MACHINE, cores: 1 }), 'On AMD EPYC, 1 core, Linux 6 amd64, Eclipse Adoptium 25');
  },
  'a machine is described, an unknown one is not'() {
    equal([describeMachine(MACHINE), describeMachine(undefined)], ['On AMD EPYC, 2 cores, Linux 6 amd64, Eclipse Adoptium 25', '']);
  },
};

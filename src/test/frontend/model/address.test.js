import { readAddress, writeAddress } from '/model/address.js';
import { equal, matches } from '../claims.js';

const json = async (path) => (await fetch(path)).json();
/** As of a server with two JVMs. */
const parameters = (await json('/api/limits')).parameters.map((one) => (one.name === 'jvm' ? { ...one, options: ['default', 'other'] } : one));
const presets = await json('/api/presets');
const classic = Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter.classic]));

/** Every value of a choice, both bounds of a number, none where that may be. */
const values = ({ kind, options, min, max, whenEmpty }) => (kind === 'choice' ? options : [min, max, ...(whenEmpty ? [null] : [])]);
const cameBack = (workload) => {
  const { workload: read, refused } = readAddress(writeAddress(workload, parameters, null), parameters, presets);
  equal(refused, []);
  return { ...classic, ...read };
};

export default {
  ...Object.fromEntries(parameters.map((parameter) => [`${parameter.name} comes back as it was sent`, () => {
    for (const value of values(parameter)) equal(cameBack({ ...classic, [parameter.name]: value })[parameter.name], value);
  }])),
  'a workload without classic values survives a round trip'() {
    const workload = Object.fromEntries(parameters.map((parameter) => [parameter.name, values(parameter).find((value) => value !== parameter.classic)]));
    equal(cameBack(workload), workload);
  },
  'every preset survives a round trip'() {
    for (const { workload } of presets) equal(cameBack(workload), { ...classic, ...workload });
  },
  'the classic workload has an empty query'() {
    equal(writeAddress(classic, parameters, null), '');
  },
  'the address keeps the run'() {
    equal(writeAddress({ ...classic, readers: 7 }, parameters, 'x1'), '?run=x1&readers=7');
  },
  'the address keeps the ghost, which is no workload'() {
    equal(writeAddress({ ...classic, readers: 7 }, parameters, null, 'x2'), '?ghost=x2&readers=7');
    equal(writeAddress(classic, parameters, 'x1', 'x2'), '?run=x1&ghost=x2');
    equal(readAddress('?ghost=x2', parameters, presets), { workload: null, refused: [] });
  },
  'a run alone requests no workload'() {
    equal(readAddress('?run=x1', parameters, presets), { workload: null, refused: [] });
  },
  'a preset is requested by name and can be modified'() {
    const { workload } = readAddress('?preset=herd&readers=7', parameters, presets);
    equal([workload.readers, workload.writers, workload.pauseMicros], [7, 40, 500_000]);
  },
  'invalid parameters are refused by name, others are accepted'() {
    const { workload, refused } = readAddress('?readers=7&keys=0&speed=3&lock=gum&preset=nine', parameters, presets);
    equal(workload, { readers: 7 });
    equal(refused.length, 4);
    matches(refused[0], /^preset: .*nine/);
    matches(refused[1], /^keys “0”: must be a whole number from 1 to 1000/);
    matches(refused[2], /^speed “3”: there is no such parameter/);
    matches(refused[3], /^lock “gum”: must be one of mutex, /);
  },
};

import { differing, formatLength, lengthOf, ofASide, pick, readDuel, sidesOf, unbroken, writeDuel } from '/model/duel.js';
import { equal } from '../claims.js';

const json = async (path) => (await fetch(path)).json();
const { parameters: all, duel: settings } = await json('/api/limits');
const presets = await json('/api/presets');
const parameters = ofASide(all);
const read = (search) => readDuel(search, parameters, settings, presets);
const locks = ({ a, b }) => [a.lock, b.lock];

export default {
  'by default a mutex is compared with a shared-read lock'() {
    const duel = read('');
    equal(locks(duel), ['mutex', 'read-write']);
    equal(duel.a.readers, 100);
    equal(duel.settings, { slices: 30, sliceMillis: 200, warmUp: 2 });
  },
  'the workload applies to both, behind its lock and a mutex'() {
    const duel = read('?lock=spin&readers=200');
    equal(locks(duel), ['mutex', 'spin']);
    equal([duel.a.readers, duel.b.readers], [200, 200]);
  },
  'a requested mutex is compared with itself'() {
    equal(locks(read('?lock=mutex&readers=7')), ['mutex', 'mutex']);
  },
  'a preset applies to both sides'() {
    const duel = read('?preset=herd');
    equal([duel.a.readers, duel.b.readers], [400, 400]);
  },
  'each side is addressed by its letter'() {
    const duel = read('?readers=7&a.lock=spin&b.readers=9&slices=50');
    equal([duel.a.lock, duel.a.readers, duel.b.readers, duel.settings.slices], ['spin', 7, 9, 50]);
  },
  'an invalid value is reported with its side'() {
    equal(read('?a.readers=many&b.colour=red&slices=1').refused, [
      'slices “1”: must be a whole number from 10 to 100',
      'a.readers “many”: must be a whole number from 0 to 20000',
      'b.colour “red”: there is no such parameter',
    ]);
  },
  'duration and trigger of a run are ignored'() {
    equal(read('?durationMillis=5000&captureWaitOverMicros=7&duel=x1').refused, []);
    equal(parameters.some(({ name }) => name === 'durationMillis'), false);
  },
  'an address survives a round trip'() {
    const asked = { ...sidesOf({ ...pick({}, parameters), lock: 'striped', readers: 3, zipfExponent: 1.5, seed: 7 }), settings: { slices: 11, sliceMillis: 20, warmUp: 0 } };
    asked.b.writers = 0;
    const { refused, ...back } = read(writeDuel(asked, parameters, settings));
    equal(refused, []);
    equal(back, asked);
    equal(differing(back.a, back.b, parameters), ['lock', 'writers']);
  },
  'an interval is not broken, the rest is unchanged'() {
    equal(unbroken('B (Read-write lock) makes 1.00x (0.98-1.02) the operations.'), 'B (Read-write lock) makes 1.00x (0.98\u20111.02) the operations.');
  },
  'the duration includes the warm-up of both sides'() {
    equal(lengthOf({ slices: 30, warmUp: 2, sliceMillis: 190 }), 12_800);
    equal([formatLength(12_800), formatLength(61_000), formatLength(3)], ['13 s', '1 min 1 s', '1 s']);
  },
};

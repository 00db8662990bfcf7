import { WarmUp } from '/model/warm-up.js';
import { close, equal } from '../claims.js';
import { sample } from '../snapshots.js';

const after = (...samples) => {
  const warmUp = new WarmUp();
  warmUp.add(samples);
  return warmUp;
};

export default {
  'it ends where the run begins'() {
    const { steps } = after(sample(50, 100), sample(100, 300));
    equal(steps.map(({ from, to }) => [from, to]), [[-0.1, -0.05], [-0.05, 0]]);
    equal(steps.map(({ reads, writes }) => [Math.round(reads), Math.round(writes)]), [[2000, 200], [4000, 400]]);
  },
  'it grows to the left while it goes on'() {
    const warmUp = after(sample(50, 100));
    equal(warmUp.steps[0].from, -0.05);
    warmUp.add([sample(100, 300)]);
    equal(warmUp.steps[0].from, -0.1);
  },
  'samples that come again are ignored'() {
    const warmUp = after(sample(50, 100), sample(100, 300));
    warmUp.add([sample(50, 100), sample(100, 300), sample(150, 400)]);
    equal(warmUp.steps.length, 3);
    equal(warmUp.nanos, 150e6);
  },
  'a last short interval belongs to the one before'() {
    const { steps } = after(sample(50, 100), sample(100, 300), sample(101, 400));
    equal(steps.length, 2);
    close(steps[1].reads, 300 / 0.051);
  },
  'the greatest rate is of reads or writes'() {
    equal(new WarmUp().greatest, 0);
    close(after(sample(50, 100), sample(100, 300)).greatest, 4000);
  },
  'the rates at an instant are those of its interval'() {
    const warmUp = after(sample(50, 100), sample(100, 300));
    close(warmUp.readAt(-0.06).reads.mean, 2000);
    close(warmUp.readAt(-0.01).writes.mean, 400);
    equal(warmUp.readAt(-0.2), {});
    equal(new WarmUp().readAt(-0.01), {});
  },
};

import { nextHint } from '/model/hint.js';
import { equal, matches } from '../claims.js';

export default {
  'who has done nothing is told to press Run'() {
    matches(nextHint(new Set()), /press Run/);
  },
  'what has been done is not said again, in whatever order'() {
    matches(nextHint(new Set(['run', 'freeze']), 'No lock'), /“No lock”/);
    matches(nextHint(new Set(['run', 'unguarded', 'freeze'])), /move Readers/);
  },
  'without a preset for it the lock is named'() {
    matches(nextHint(new Set(['run'])), /choose the lock/);
  },
  'who has done all is told nothing'() {
    equal(nextHint(new Set(['run', 'unguarded', 'live', 'freeze', 'keys'])), '');
  },
};

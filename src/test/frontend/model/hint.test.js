import { nextHint } from '/model/hint.js';
import { equal, matches } from '../claims.js';

export default {
  'who has done nothing is told where to start'() {
    matches(nextHint(new Set()), /press Classic/);
  },
  'what has been done is not said again, in whatever order'() {
    matches(nextHint(new Set(['run', 'freeze'])), /“No lock”/);
    matches(nextHint(new Set(['run', 'unguarded', 'freeze'])), /move Readers/);
  },
  'while nothing can be started nobody is told to start something'() {
    matches(nextHint(new Set(), true), /move Readers/);
    matches(nextHint(new Set(['live']), true), /press Freeze/);
  },
  'who has done all is told nothing'() {
    equal(nextHint(new Set(['run', 'unguarded', 'live', 'freeze', 'keys'])), '');
  },
};

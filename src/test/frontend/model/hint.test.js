import { nextHint } from '/model/hint.js';
import { equal, matches } from '../claims.js';

export default {
  'the first hint says where to start'() {
    matches(nextHint(new Set()), /press Classic/);
  },
  'followed hints are not repeated, in any order'() {
    matches(nextHint(new Set(['run', 'freeze'])), /“No lock”/);
    matches(nextHint(new Set(['run', 'unguarded', 'freeze'])), /move Readers/);
  },
  'hints to start something wait for an idle server'() {
    matches(nextHint(new Set(), true), /move Readers/);
    matches(nextHint(new Set(['live']), true), /press Freeze/);
  },
  'after all hints none is left'() {
    equal(nextHint(new Set(['run', 'unguarded', 'live', 'freeze', 'keys'])), '');
  },
};

import { COLUMNS, SORTS } from '/model/run-columns.js';
import { equal } from '../claims.js';

export default {
  'columns are unique, with titles and help'() {
    equal(COLUMNS.filter(({ title, help }) => !title || !help), []);
    equal(new Set(COLUMNS.map(({ id }) => id)).size, COLUMNS.length);
  },
  async 'the server knows every sort key'() {
    for (const { sort } of SORTS) equal((await fetch(`/api/runs?limit=1&sort=-${sort}`)).status, 200);
  },
};

// @ts-check
// What is loaded when it is first wanted: in one piece, for each more would break what it shares with the page in pieces too.
export { play } from '../live/recorded.js';
export { dumpOf } from './thread-dump.js';
export { showExport } from './export.js';
export { summon } from './ghost.js';
export { HeatMap } from './heat.js';
export { Lanes } from './lanes.js';
export { Live } from './live.js';
export { open } from './open.js';
export { tableOf } from './trace-rows.js';

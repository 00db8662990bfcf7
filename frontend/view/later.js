// @ts-check
// What is loaded when it is first wanted: in one piece, for each more would break what it shares with the page in pieces too.
export { play } from '../live/recorded.js';
export { CHART_HELP } from './chart-help.js';
export { showExport } from './export.js';
export { summon } from './ghost.js';
export { HeatMap } from './heat.js';
export { Lanes } from './lanes.js';
export { INSTRUMENT_KEYS } from './instrument-keys.js';
export { listKeys } from './key-list.js';
export { Live } from './live.js';
export { open } from './open.js';
export { tableOf } from './trace-rows.js';
export { tellUnseen } from './unseen.js';

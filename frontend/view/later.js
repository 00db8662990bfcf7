// @ts-check
// What is loaded when it is first wanted: in one piece, for each more would break what it shares with the page in pieces too.
export { play } from '../live/recorded.js';
export { CHART_HELP } from './traces/chart-help.js';
export { showExport } from './control/export.js';
export { summon } from './traces/ghost.js';
export { HeatMap } from './charts/heat.js';
export { Lanes } from './charts/lanes.js';
export { INSTRUMENT_KEYS } from './control/instrument-keys.js';
export { listKeys } from './shared/key-list.js';
export { Live } from './control/live.js';
export { open } from './control/open.js';
export { tableOf } from './traces/table-rows.js';

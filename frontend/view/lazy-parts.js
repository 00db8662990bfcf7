// @ts-check
// Everything that is loaded lazily, in one piece: more entry points would split the shared code into more files.
export { replayLog } from '../live/replay.js';
export { chartHelp } from './traces/chart-help.js';
export { showExport } from './control/export.js';
export { loadGhost } from './traces/ghost.js';
export { HeatMap } from './charts/heat.js';
export { Lanes } from './charts/lanes.js';
export { PANEL_KEYS } from './control/panel-keys.js';
export { showShortcuts } from './shared/shortcut-list.js';
export { LiveSettings } from './control/live-settings.js';
export { openLog } from './control/open-log.js';
export { tableOf } from './traces/table-rows.js';

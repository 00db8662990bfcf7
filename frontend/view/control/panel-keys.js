// @ts-check

/** Keys of the focused panel. @type {[string, [string, string][]][]} */
export const PANEL_KEYS = [
  ['On the traces', [
    ['← →', 'Move the cursor, with Shift by ten'], ['Home End', 'First, last'], ['A B', 'Set a measuring cursor'],
    ['+ −', 'Zoom about the cursor'], ['0', 'Whole run'], ['Esc', 'No measuring cursors'],
  ]],
  ['On the capture', [['← →', 'Move in time'], ['↑ ↓', 'Scroll the lanes'], ['+ −', 'Zoom'], ['0', 'All of it']]],
  ['On the heat map', [['← → ↑ ↓', 'From cell to cell']]],
  ['On the map and the workers', [['← →', 'Name the next']]],
];

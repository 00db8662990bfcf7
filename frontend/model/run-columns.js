// @ts-check

/** A column of the run list: `sort` is the server's sort key; `text` sorts from A, `time` from the newest. @typedef {{ id: string, title: string, help: string, sort?: string, text?: boolean, time?: boolean }} Column */

/** In page order. @type {Column[]} */
export const COLUMNS = [
  { id: 'choose', title: 'Compare', help: 'Choose 2 to 6 to compare them' },
  { id: 'pin', title: 'Pin', help: 'What is pinned stays when the oldest go' },
  { id: 'name', title: 'Name', help: 'Or the id, where none was given', sort: 'name', text: true },
  { id: 'state', title: 'State', help: 'How it ended', sort: 'state', text: true },
  { id: 'when', title: 'Started', help: 'By this machine’s clock', sort: 'startedAt', time: true },
  { id: 'lock', title: 'Lock', help: 'How the map was protected', sort: 'lock', text: true },
  { id: 'workload', title: 'Workload', help: 'Workers, their threads, and what differs from the classic workload' },
  { id: 'rate', title: 'Operations/s', help: 'Reads and writes in a second of the run', sort: 'operationsPerSecond' },
  { id: 'reads', title: 'Reads', help: 'Operations', sort: 'reads' },
  { id: 'writes', title: 'Writes', help: 'Operations', sort: 'writes' },
  { id: 'wait', title: 'p99 wait', help: '99 % of the waits of the whole run were no longer', sort: 'p99WaitNanos' },
  { id: 'jain', title: 'Fairness', help: 'Jain’s index over operations per worker and time: 1 when all made as many in the same time', sort: 'jain' },
  { id: 'grade', title: 'Verdict', help: 'What the run’s own checks found', sort: 'grade' },
  { id: 'actions', title: 'Actions', help: 'Name, note, export, delete' },
];

/** The sortable ones. */
export const SORTS = COLUMNS.filter(({ sort }) => sort);

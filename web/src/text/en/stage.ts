export const stage = {
  archived: 'This project is archived: it can be read, not changed. Restore it in its settings.',
  rail: {
    label: 'Stages',
    open: 'Stages',
    trace: 'Trace',
    problems: 'Problems',
    settings: 'Settings',
  },
  findings: {
    count: '{errors} errors, {warnings} warnings',
  },
} as const

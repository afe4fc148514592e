export const account = {
  settings: {
    topics: {
      profile: 'Profile',
      sessions: 'Sessions',
      providers: 'Providers',
      budgets: 'Budgets',
      appearance: 'Appearance',
      shortcuts: 'Shortcuts',
      data: 'Data',
      about: 'About',
    },
  },
} as const

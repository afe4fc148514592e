export const stage = {
  placeholder: '',
} as const

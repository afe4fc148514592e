export const editors = {
  placeholder: '',
} as const

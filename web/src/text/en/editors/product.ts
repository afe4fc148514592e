export const product = {
  placeholder: '',
} as const

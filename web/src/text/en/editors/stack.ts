export const stack = {
  placeholder: '',
} as const

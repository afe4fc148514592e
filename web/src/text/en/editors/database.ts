export const database = {
  placeholder: '',
} as const

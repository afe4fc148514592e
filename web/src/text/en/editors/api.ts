export const api = {
  placeholder: '',
} as const

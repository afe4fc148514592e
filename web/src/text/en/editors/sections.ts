export const sections = {
  placeholder: '',
} as const

export const pages = {
  placeholder: '',
} as const

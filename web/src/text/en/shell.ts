export const shell = {
  placeholder: '',
} as const

export const infrastructure = {
  placeholder: '',
} as const

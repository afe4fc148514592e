export const design = {
  placeholder: '',
} as const

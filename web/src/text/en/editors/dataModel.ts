export const dataModel = {
  placeholder: '',
} as const

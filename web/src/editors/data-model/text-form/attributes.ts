// The words of the text for members of a field, by what stands between their parentheses.
export const flags = ['unique', 'indexed', 'immutable', 'pii', 'secret'] as const
export const words = ['format', 'generated'] as const
export const expressions = ['check', 'computed'] as const
export const lists = ['setBy', 'copiedFrom'] as const

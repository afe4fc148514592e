import { hasText, t } from '~/text'

// What a kind of node is called; one that this workbench does not know yet, by its own name.
export function kindName(kind: string, count = 1): string {
  const key = `pages.trace.kinds.${kind}`
  return hasText(key) ? t(key, { count }) : kind
}

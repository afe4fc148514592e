import { t, type Key } from '~/text'

const known = new Set(['feature', 'persona', 'entity', 'table', 'field', 'invariant', 'operation', 'role', 'error', 'job', 'section', 'env', 'service', 'view'])

// What a kind of node is called; one that this workbench does not know yet, by its own name.
export const kindName = (kind: string, count = 1) => (known.has(kind) ? t(`pages.trace.kinds.${kind}` as Key, { count }) : kind)

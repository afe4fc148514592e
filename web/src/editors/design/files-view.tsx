import { CompiledFiles } from '~/editors/form/compiled-files'
import type { ViewProps } from '~/stage/view'

const order = ['tokens.css', 'tailwind.css', 'tokens.dtcg.json', 'tokens.json', 'design-system.md'] as const

// What other tools take over: CSS variables, the Tailwind theme, DTCG tokens.
export function FilesView(props: ViewProps) {
  return <CompiledFiles {...props} folder="design/" order={order} />
}

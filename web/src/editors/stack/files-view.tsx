import { CompiledFiles } from '~/editors/form/compiled-files'
import type { ViewProps } from '~/stage/view'

const order = ['stack.md', 'dependencies.json', 'structure.json'] as const

export function FilesView(props: ViewProps) {
  return <CompiledFiles {...props} folder="stack/" order={order} />
}

import { CompiledFiles } from '~/editors/form/compiled-files'
import type { ViewProps } from '~/stage/view'

const order = ['Dockerfile', 'compose.yaml', 'ci.yml', '.env.example', '.dockerignore', 'deployment.json', 'infrastructure.md'] as const

export function FilesView(props: ViewProps) {
  return <CompiledFiles {...props} folder="infrastructure/" order={order} />
}

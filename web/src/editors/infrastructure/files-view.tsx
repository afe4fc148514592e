import { CompiledFiles } from '~/editors/shared/compiled-files'
import type { ViewProps } from '~/stage/view'

const order = ['Dockerfile', 'compose.yaml', 'ci.yml', '.env.example', '.dockerignore', 'deployment.json', 'infrastructure.md'] as const

export function FilesView({ project }: ViewProps) {
  return <CompiledFiles project={project.id} folder="infrastructure/" order={order} />
}

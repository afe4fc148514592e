import { Tabs } from 'radix-ui'

import { CompiledFile } from '~/editors/shared/compiled-file'
import type { ViewProps } from '~/stage/view'
import { t } from '~/text'

const files = [
  { path: 'design/tokens.css', label: 'editors.design.files.css' },
  { path: 'design/tailwind.css', label: 'editors.design.files.tailwind' },
  { path: 'design/tokens.dtcg.json', label: 'editors.design.files.dtcg' },
  { path: 'design/tokens.json', label: 'editors.design.files.json' },
  { path: 'design/design-system.md', label: 'editors.design.files.markdown' },
] as const

// What other tools take over: the compiled token files, to copy.
export function FilesView({ project }: ViewProps) {
  return (
    <Tabs.Root defaultValue={files[0].path} className="flex min-w-0 flex-col gap-3 p-4">
      <Tabs.List aria-label={t('editors.design.files.title')} className="flex flex-wrap gap-1 border-b border-line">
        {files.map(({ path, label }) => (
          <Tabs.Trigger
            key={path}
            value={path}
            className="-mb-px min-h-8 border-b-2 border-transparent px-3 text-text-2 hover:text-text data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-text"
          >
            {t(label)}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {files.map(({ path }) => (
        <Tabs.Content key={path} value={path} tabIndex={-1}>
          <CompiledFile project={project.id} path={path} />
        </Tabs.Content>
      ))}
    </Tabs.Root>
  )
}

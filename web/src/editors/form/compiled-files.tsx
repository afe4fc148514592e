import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Tabs } from 'radix-ui'

import { filesOf } from '~/api/queries'
import type { ViewProps } from '~/stage/view'
import { Failure, Loading } from '~/ui/feedback'
import { t } from '~/text'
import { CompiledFile } from './compiled-file'

interface Props extends ViewProps {
  folder: string // of the package, with its slash
  order: readonly string[] // file names that come first
}

// What the compiler writes of this stage, one tab a file. Which one is shown stands in the address.
export function CompiledFiles({ project, stage, folder, order }: Props) {
  const { data, error } = useQuery(filesOf(project.id))
  const { file } = useSearch({ strict: false }) as { file?: string }
  const navigate = useNavigate()
  if (error) {
    return (
      <div className="p-4">
        <Failure error={error} />
      </div>
    )
  }
  if (!data) return <Loading />
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length)
  const names = data
    .filter((one) => one.path.startsWith(folder))
    .map((one) => one.path.slice(folder.length))
    .filter((name) => !name.includes('/'))
    .sort((a, b) => place(a) - place(b) || a.localeCompare(b))
  if (names.length === 0) return <p className="p-6 text-text-2">{t('editors.form.files.none')}</p>
  const shown = names.find((name) => name === file) ?? names[0]!
  return (
    <Tabs.Root
      value={shown}
      onValueChange={(name) =>
        void navigate({ to: '.', search: ((before: object) => ({ ...before, file: name })) as never, replace: true, resetScroll: false })
      }
      className="flex min-w-0 flex-col gap-3 p-4"
    >
      <Tabs.List aria-label={t('editors.form.files.title')} className="flex flex-wrap gap-1">
        {names.map((name) => (
          <Tabs.Trigger
            key={name}
            value={name}
            className="min-h-8 rounded-md px-2.5 font-mono text-code text-text-2 hover:bg-raised data-[state=active]:bg-accent-soft data-[state=active]:text-accent-text"
          >
            {name}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      <Tabs.Content value={shown} tabIndex={-1}>
        <CompiledFile key={shown} project={project} stage={stage} path={folder + shown} />
      </Tabs.Content>
    </Tabs.Root>
  )
}

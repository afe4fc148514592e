import { useQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'

import { fileText, filesOf } from '~/api/queries'
import type { ViewProps } from '~/stage/view'
import { t } from '~/text'
import { CodeEditor, languageOf } from '~/ui/code'
import { Empty, Failure, Loading } from '~/ui/feedback'
import { CopyButton } from '../form/copy'
import { OfSaved } from '../form/of-saved'

// The files that the saved design compiles to, the schema first.
export function FilesPane({ project, stage }: ViewProps) {
  const files = useQuery(filesOf(project.id))
  const [chosen, setChosen] = useState<string>()
  const own = (files.data ?? []).filter((file) => file.path.startsWith('database/')).map((file) => file.path)
  const usual = own.find((path) => /schema\.(sql|js)$/.test(path)) ?? own.find((path) => path.endsWith('.sql')) ?? own[0]
  const path = chosen && own.includes(chosen) ? chosen : usual
  const content = useQuery({ ...fileText(project.id, path ?? ''), enabled: path !== undefined })
  if (files.error) return <div className="p-4"><Failure error={files.error} retry={() => void files.refetch()} /></div>
  if (!files.data) return <Loading />
  if (!path) return <Empty title={t('editors.database.noFiles')}>{t('editors.database.noFilesWhy')}</Empty>
  return (
    <>
      <div className="flex flex-col gap-2 border-b border-line p-3">
        <div className="flex items-center gap-2">
          <h2 className="text-lead max-sm:sr-only">{t('editors.database.preview')}</h2>
          <select
            aria-label={t('editors.database.file')}
            value={path}
            onChange={(event) => setChosen(event.target.value)}
            className="ms-auto h-8 min-w-0 rounded-md border border-control bg-surface px-2 font-mono text-code"
          >
            {own.map((one) => (
              <option key={one} value={one}>{one.slice('database/'.length)}</option>
            ))}
          </select>
          <CopyButton text={() => content.data ?? ''} label={t('editors.database.copy')} />
        </div>
        <OfSaved project={project} stage={stage} />
      </div>
      {content.error ? (
        <div className="p-4"><Failure error={content.error} retry={() => void content.refetch()} /></div>
      ) : content.data === undefined ? (
        <Loading />
      ) : (
        <Suspense fallback={<Loading />}>
          <CodeEditor key={path} value={content.data} language={languageOf(path)} label={t('editors.database.ddl', { file: path })} readOnly className="h-[32rem] min-h-0 overflow-hidden xl:h-auto xl:flex-1" />
        </Suspense>
      )}
    </>
  )
}

import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'

import { fileText } from '~/api/queries'
import type { Project } from '~/api/types'
import { fileSize, t } from '~/text'
import { CodeEditor } from '~/ui/code'
import { CopyButton } from '~/ui/copy'
import { Failure, Loading } from '~/ui/feedback'
import { Segmented } from '~/ui/segmented'
import { FileMark } from './file-mark'
import { kindOf, type FileRow, type FileState } from './tree'

const Markdown = lazy(() => import('~/ui/markdown').then((module) => ({ default: module.Markdown })))

const addressOf = (project: Project, path: string) =>
  `/api/projects/${project.id}/files/${path.split('/').map(encodeURIComponent).join('/')}`

// One file of the package: Markdown as a page, a drawing as a picture, the rest as code.
export function FilePreview({ project, file, state }: { project: Project; file: FileRow; state?: FileState }) {
  const content = useQuery(fileText(project.id, file.path))
  const kind = kindOf(file.path)
  const hasSource = kind === 'markdown' || kind === 'svg'
  const [isSource, setSource] = useState(false)
  const isRendered = hasSource && !isSource
  return (
    <section aria-label={file.path} className="flex min-h-0 flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-surface px-4 py-1.5">
        <h2 className="font-mono text-code break-all">{file.path}</h2>
        {state && <FileMark state={state} />}
        <span className="tabular text-meta text-text-2">{fileSize(file.bytes)}</span>
        <span className="ms-auto flex flex-wrap items-center gap-2">
          {hasSource && (
            <Segmented
              label={t('stage.export.shownAs')}
              value={isSource ? 'source' : 'page'}
              onChange={(next: string) => setSource(next === 'source')}
              choices={[
                { value: 'page', label: t(kind === 'svg' ? 'stage.export.picture' : 'stage.export.page') },
                { value: 'source', label: t('stage.export.source') },
              ]}
            />
          )}
          <CopyButton text={file.path} label={t('stage.export.copyPath')} />
          {content.data !== undefined && <CopyButton text={content.data} label={t('stage.export.copyFile')} />}
        </span>
        <p className="w-full truncate font-mono text-meta text-text-3" title={file.sha256}>
          sha256 {file.sha256}
        </p>
      </div>
      <div className="min-h-0 flex-1 overflow-auto">
        {content.error ? (
          <div className="p-4">
            <Failure error={content.error} retry={() => void content.refetch()} />
          </div>
        ) : content.data === undefined ? (
          <Loading />
        ) : kind === 'svg' && isRendered ? (
          <div className="p-4">
            <img
              key={file.sha256}
              src={addressOf(project, file.path)}
              alt={t('stage.export.drawing', { file: file.path })}
              className="max-w-full rounded-md border border-line bg-surface"
            />
          </div>
        ) : (
          <Suspense fallback={<Loading />}>
            {isRendered ? (
              <Markdown text={content.data} className="max-w-[68ch] p-4 lg:p-6" />
            ) : (
              <CodeEditor
                value={content.data}
                language={kind === 'markdown' || kind === 'svg' ? 'text' : kind}
                label={file.path}
                readOnly
                className="h-full min-h-64"
              />
            )}
          </Suspense>
        )}
      </div>
    </section>
  )
}

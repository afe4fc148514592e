import { Suspense } from 'react'

import { CodeEditor, languageOf } from '~/ui/code'
import { Failure, Loading } from '~/ui/feedback'
import type { ViewProps } from '~/stage/view'
import { fileSize, t } from '~/text'
import { useCompiled } from './compiled'
import { CopyButton } from './copy'
import { OfSaved } from './of-saved'

// One compiled file with its text, to read and to copy.
export function CompiledFile({ project, stage, path }: ViewProps & { path: string }) {
  const { text, isMissing, error } = useCompiled(project.id, path)
  if (error) return <Failure error={error} />
  if (isMissing) return <p className="p-6 text-text-2">{t('editors.form.files.missing', { path })}</p>
  if (text === null) return <Loading />
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <OfSaved project={project} stage={stage} />
      <div className="overflow-hidden rounded-md border border-line">
        <div className="flex items-center justify-between gap-3 border-b border-line bg-raised ps-3 pe-1">
          <p className="min-w-0 truncate">
            <code className="font-mono text-code">{path}</code>
            <span className="ms-2 text-meta text-text-2">{fileSize(new Blob([text]).size)}</span>
          </p>
          <CopyButton text={() => text} label={t('editors.form.files.copy')} />
        </div>
        <Suspense fallback={<Loading />}>
          <CodeEditor value={text} language={languageOf(path)} label={path} readOnly className="h-[min(36rem,65vh)] overflow-hidden" />
        </Suspense>
      </div>
    </div>
  )
}

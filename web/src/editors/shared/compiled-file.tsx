import { Info } from 'lucide-react'

import { Failure, Loading } from '~/ui/feedback'
import { CopyButton } from '~/ui/copy-button'
import { fileSize, t } from '~/text'
import { useCompiled } from './compiled'

// Says that what follows shows the saved version, while the stage has changes that are not saved.
export function OlderNote({ text }: { text: string }) {
  return (
    <p role="status" className="flex items-center gap-2 rounded-md bg-warn-soft px-3 py-1.5 text-warn">
      <Info size={14} aria-hidden className="shrink-0" />
      {text}
    </p>
  )
}

// One compiled file with its text, to read and to copy.
export function CompiledFile({ project, path }: { project: string; path: string }) {
  const { text, isMissing, isOlder, error } = useCompiled(project, path)
  if (error) return <Failure error={error} />
  if (isMissing) return <p className="p-6 text-text-2">{t('editors.design.fileMissing', { path })}</p>
  if (text === null) return <Loading />
  return (
    <div className="flex min-w-0 flex-col gap-2">
      {isOlder && <OlderNote text={t('editors.design.fileOlder')} />}
      <div className="overflow-hidden rounded-md border border-line">
        <div className="flex items-center justify-between gap-3 border-b border-line bg-raised ps-3 pe-1">
          <p className="min-w-0 truncate">
            <code className="font-mono text-code">{path}</code>
            <span className="ms-2 text-meta text-text-2">{fileSize(new Blob([text]).size)}</span>
          </p>
          <CopyButton text={text} label={t('editors.design.copyFile')} />
        </div>
        <pre
          tabIndex={0}
          role="region"
          aria-label={path}
          className="max-h-[70vh] overflow-auto bg-surface p-3 font-mono text-code whitespace-pre"
        >
          {text}
        </pre>
      </div>
    </div>
  )
}

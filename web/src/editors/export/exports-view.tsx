import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Download, PackageCheck } from 'lucide-react'
import { useState } from 'react'

import { post } from '~/api/client'
import { findingsOf } from '~/api/queries'
import type { ExportPackage, Project } from '~/api/types'
import { counted, countOf } from '~/stage/findings'
import { FindingList } from '~/stage/finding-list'
import { refresh } from '~/stage/project'
import type { ViewProps } from '~/stage/view'
import { ago, dateTime, fileSize, t } from '~/text'
import { Button } from '~/ui/button'
import { CopyButton } from '~/ui/copy'
import { Failure, notify } from '~/ui/feedback'
import { Select } from '~/ui/field'
import { FileMark } from './file-mark'
import { useSince } from './former'
import { downloadOf } from './take-along'
import type { FileState } from './tree'

const hashOf = (one: ExportPackage) => /[0-9a-f]{64}/.exec(one.filePath)?.[0] ?? ''
const colours = { valid: 'text-ok', warnings: 'text-warn', errors: 'text-error' } as const

function Row({ project, one, isOnly }: { project: Project; one: ExportPackage; isOnly: boolean }) {
  const hash = hashOf(one)
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-3 py-2 last:border-0">
      <time dateTime={one.exportedAt} title={dateTime(one.exportedAt)} className="w-32">
        {ago(one.exportedAt)}
      </time>
      <span className={`w-28 font-medium ${colours[one.validationStatus]}`}>{t(`stage.export.status.${one.validationStatus}`)}</span>
      <span className="tabular w-20 text-text-2">{fileSize(one.fileSizeBytes)}</span>
      <code className="min-w-0 flex-1 basis-40 truncate font-mono text-meta text-text-3" title={hash}>
        sha256 {hash}
      </code>
      <span className="flex flex-wrap gap-2">
        <CopyButton text={hash} label={t('stage.export.copyHash')} />
        <a
          href={downloadOf(project, one)}
          download
          className={`inline-flex min-h-8 items-center gap-1.5 rounded-md border px-3 font-medium ${isOnly ? 'border-transparent bg-accent text-on-accent hover:bg-accent-hover' : 'border-control bg-surface hover:bg-raised'}`}
        >
          <Download size={14} aria-hidden />
          {t('stage.export.download')}
        </a>
      </span>
    </li>
  )
}

function Since({ project }: { project: Project }) {
  const search = useSearch({ from: '/p/$slug/$stage' })
  const navigate = useNavigate()
  const { from, exports, states, isKnown, error } = useSince(project.id, search.since)
  if (!from) return null
  const of = (state: FileState) => [...states].filter(([, one]) => one === state)
  return (
    <section aria-labelledby="since" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-end justify-between gap-2">
        <h2 id="since" className="text-lead">
          {t('stage.export.sinceTitle')}
        </h2>
        <div className="w-64">
          <Select
            reads
            label={t('stage.export.sinceWhich')}
            hideLabel
            value={from.id}
            onChange={(event) => void navigate({ to: '.', search: { ...search, since: event.target.value } as never, replace: true })}
            choices={exports.map((one) => ({ value: one.id, label: dateTime(one.exportedAt) }))}
          />
        </div>
      </div>
      {error ? (
        <Failure error={error} />
      ) : !isKnown ? (
        <p className="text-text-2">{t('common.loading')}</p>
      ) : states.size === 0 ? (
        <p className="text-text-2">{t('stage.export.unchanged')}</p>
      ) : (
        <ul className="grid gap-x-6 rounded-md border border-line bg-surface p-2 sm:grid-cols-2">
          {(['added', 'changed', 'removed'] as const).flatMap((state) =>
            of(state).map(([path]) => (
              <li key={path} className="flex min-h-7 items-center gap-2">
                <span className="w-18 shrink-0">
                  <FileMark state={state} />
                </span>
                <button
                  type="button"
                  disabled={state === 'removed'}
                  className="min-h-6 min-w-0 truncate text-start font-mono text-code enabled:hover:underline"
                  onClick={() => void navigate({ to: '.', search: { ...search, view: 'package', file: path } as never })}
                >
                  {path}
                </button>
              </li>
            )),
          )}
        </ul>
      )}
    </section>
  )
}

// Make an export, take it along, and see what changed since the last one and what the rules say of it.
export function ExportsView({ project }: ViewProps) {
  const { exports } = useSince(project.id, undefined)
  const checked = useQuery(findingsOf(project.id)).data
  const findings = checked?.findings ?? []
  const count = countOf(findings)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  async function make() {
    setBusy(true)
    setError(null)
    try {
      const made = await post<ExportPackage>(`/projects/${project.id}/exports`, { format: 'zip' })
      await refresh(project)
      notify(t('stage.export.made', { size: fileSize(made.fileSizeBytes) }))
    } catch (error) {
      setError(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-8 p-4 lg:p-6">
      <section aria-labelledby="exports" className="flex flex-col gap-3">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h2 id="exports" className="text-lead">
            {t('stage.export.exports')}
          </h2>
          {project.status !== 'archived' && (
            <Button look={exports.length === 0 ? 'primary' : 'plain'} busy={isBusy} icon={<PackageCheck size={14} aria-hidden />} onClick={() => void make()}>
              {t('stage.export.make')}
            </Button>
          )}
        </div>
        {count.errors > 0 && <p className="text-warn">{t('stage.export.withErrors', { count: count.errors })}</p>}
        {error !== null && <Failure error={error} />}
        {exports.length === 0 ? (
          <p className="text-text-2">{t('stage.export.none', { slug: project.slug })}</p>
        ) : (
          <ul className="rounded-md border border-line bg-surface">
            {exports.map((one, place) => (
              <Row key={one.id} project={project} one={one} isOnly={place === 0} />
            ))}
          </ul>
        )}
      </section>
      <Since project={project} />
      <section aria-labelledby="checks" className="flex flex-col gap-2">
        <h2 id="checks" className="text-lead">
          {t('stage.export.checks')}
        </h2>
        <p className="text-text-2">
          {counted(count) || t('stage.export.clean')}
        </p>
        {findings.length > 0 && (
          <div className="rounded-md border border-line bg-surface">
            <FindingList project={project} findings={findings} showStage />
          </div>
        )}
      </section>
    </div>
  )
}

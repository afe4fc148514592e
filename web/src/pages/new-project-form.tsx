import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useId, useRef, useState, type FormEvent, type KeyboardEvent } from 'react'

import { post, Problem } from '~/api/client'
import { changed, providers, templates } from '~/api/queries'
import type { Project, StageName } from '~/api/types'
import { shown } from '~/ui/shortcut'
import { t } from '~/text'
import { Button } from '~/ui/button'
import { Failure } from '~/ui/feedback'
import { Select } from '~/ui/field'
import { ImportButton } from './import-button'
import { NewProjectRun } from './new-project-run'
import { designAll } from './run-all'

const examples = ['library', 'repairs', 'meals'] as const
const maxBytes = 200_000 // what the server takes of an idea

export function NewProjectForm({ template = '', title }: { template?: string; title: string }) {
  const navigate = useNavigate()
  const id = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const [idea, setIdea] = useState('')
  const [templateId, setTemplate] = useState(template)
  const [last, setLast] = useState<StageName>('export')
  const [missing, setMissing] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const [made, setMade] = useState<Project | null>(null)
  const { data: offered } = useQuery(templates)
  const { data: engines } = useQuery(providers)
  const engine = engines?.find((one) => one.baseUrl === 'builtin:')

  const create = async (event?: FormEvent) => {
    event?.preventDefault()
    if (!idea.trim() && !templateId) {
      setMissing(true)
      box.current?.focus()
      return
    }
    setBusy(true)
    setError(null)
    try {
      const project = await post<Project>('/projects', { idea: idea.trim(), ...(templateId ? { templateId } : {}) })
      await changed(['projects'])
      setMade(project)
      const end = await designAll(project, last, engine?.id)
      if (end !== 'done') return
      if (last === 'product') await navigate({ to: '/p/$slug/$stage', params: { slug: project.slug, stage: 'product' } })
      else await navigate({ to: '/p/$slug', params: { slug: project.slug } })
    } catch (refused) {
      setError(refused)
      setBusy(false)
    }
  }

  if (made) return <NewProjectRun project={made} />
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void create()
  }
  const tooLong = new Blob([idea]).size > maxBytes
  return (
    <form onSubmit={(event) => void create(event)} className="flex flex-col gap-4" noValidate>
      <h1>
        <label htmlFor={id} className="text-page">
          {title}
        </label>
      </h1>
      <div className="rounded-lg border border-control bg-surface shadow-sm focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-focus">
        <textarea
          id={id}
          ref={box}
          autoFocus
          rows={5}
          value={idea}
          placeholder={t('pages.new.placeholder')}
          aria-describedby={`${id}-hint`}
          aria-invalid={missing || tooLong || undefined}
          onChange={(event) => {
            setIdea(event.target.value)
            setMissing(false)
          }}
          onKeyDown={onKeyDown}
          className="field-sizing-content max-h-[50vh] min-h-32 w-full resize-none bg-transparent px-4 pt-3 pb-2 text-lead outline-none placeholder:text-text-3"
        />
        <div className="flex flex-wrap items-end gap-2 border-t border-line p-2">
          <Select
            label={t('pages.new.template')}
            hideLabel
            className="!w-auto max-w-60"
            value={templateId}
            onChange={(event) => {
              setTemplate(event.target.value)
              setMissing(false)
            }}
            choices={[{ value: '', label: t('pages.new.noTemplate') }, ...(offered ?? []).map((one) => ({ value: one.id, label: one.name }))]}
          />
          <Select
            label={t('pages.new.extent')}
            hideLabel
            className="!w-auto"
            value={last}
            onChange={(event) => setLast(event.target.value as StageName)}
            choices={[
              { value: 'export', label: t('pages.new.allStages') },
              { value: 'product', label: t('pages.new.firstStage') },
            ]}
          />
          <Button type="submit" look="primary" busy={isBusy} disabled={tooLong} className="ms-auto">
            {t('pages.new.action')}
            <kbd className="font-mono text-meta opacity-80 max-sm:hidden">{shown('mod+Enter')}</kbd>
          </Button>
        </div>
      </div>
      <p id={`${id}-hint`} role={missing || tooLong ? 'alert' : undefined} className={missing || tooLong ? 'text-error' : 'text-text-2'}>
        {missing ? t('pages.new.empty') : tooLong ? t('pages.new.tooLong') : t('pages.new.hint')}
      </p>
      {error !== null && <Failure error={withFix(error)} />}
      <div className="flex flex-col gap-2">
        <h2 className="text-caps tracking-wide text-text-3 uppercase">{t('pages.new.examplesTitle')}</h2>
        <ul className="flex flex-wrap gap-2">
          {examples.map((example) => (
            <li key={example}>
              <button
                type="button"
                onClick={() => {
                  setIdea(t(`pages.new.examples.${example}.text`))
                  setMissing(false)
                  box.current?.focus()
                }}
                className="min-h-8 rounded-full border border-line bg-surface px-3 text-text-2 hover:border-control hover:text-text"
              >
                {t(`pages.new.examples.${example}.name`)}
              </button>
            </li>
          ))}
        </ul>
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line pt-4">
        <ImportButton label={t('pages.new.import')} disabled={isBusy} />
        <p className="text-meta text-text-2">{t('pages.new.importHint')}</p>
      </div>
    </form>
  )
}

// A template that was deleted meanwhile is named, not only "not found".
function withFix(error: unknown): unknown {
  return error instanceof Problem && error.status === 404
    ? new Problem(404, error.code, t('pages.new.templateGone'), '', error.fix, [], error.requestId)
    : error
}

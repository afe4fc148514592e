import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState, type FormEvent } from 'react'

import { patch } from '~/api/client'
import { changed, projectKey, providers } from '~/api/queries'
import type { Project } from '~/api/types'
import { useProject } from '~/stage/project'
import { t } from '~/text'
import { Button } from '~/ui/button'
import { Failure, notify } from '~/ui/feedback'
import { Select, TextArea, TextField } from '~/ui/field'
import { Page, Section } from './page'
import { activate, archive, destroy } from './project-actions'
import { ProjectTemplates } from './project-templates'
import { ProjectTokens } from './project-tokens'

export function ProjectSettings() {
  const project = useProject()
  // Opened at #tokens: the frame scrolls, not the window, so the browser does not do it.
  useEffect(() => {
    if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView()
  }, [])
  return (
    <Page title={t('shell.projectSettings')}>
      <General key={project.updatedAt} project={project} />
      <ProjectTokens project={project} />
      <ProjectTemplates project={project} />
      <Ending project={project} />
    </Page>
  )
}

const slugRule = /^[a-z0-9]+(-[a-z0-9]+)*$/

function General({ project }: { project: Project }) {
  const navigate = useNavigate()
  const { data: offered } = useQuery(providers)
  const [name, setName] = useState(project.name)
  const [slug, setSlug] = useState(project.slug)
  const [description, setDescription] = useState(project.description ?? '')
  const [provider, setProvider] = useState(project.aiProviderId ?? '')
  const [error, setError] = useState<unknown>(null)
  const isReadOnly = project.status !== 'active'
  const before = { name: project.name, slug: project.slug, description: project.description, aiProviderId: project.aiProviderId }
  const wanted = { name: name.trim(), slug: slug.trim(), description: description.trim() || null, aiProviderId: provider || null }
  const isChanged = JSON.stringify(before) !== JSON.stringify(wanted)

  const set = async (change: typeof before, from: string) => {
    await patch(`/projects/${project.id}`, change)
    await changed(['projects'])
    if (change.slug !== from) await navigate({ to: '/p/$slug/settings', params: { slug: change.slug }, replace: true })
    else await changed(projectKey(from))
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!wanted.name || !slugRule.test(wanted.slug)) return
    setError(null)
    try {
      await set(wanted, project.slug)
      notify(t('pages.settings.saved'), () => void set(before, wanted.slug))
    } catch (refused) {
      setError(refused)
    }
  }
  return (
    <Section title={t('pages.project.general')}>
      <form onSubmit={(event) => void submit(event)} noValidate className="flex max-w-xl flex-col gap-3">
        <TextField
          label={t('pages.projects.name')}
          value={name}
          maxLength={120}
          disabled={isReadOnly}
          error={name.trim() ? undefined : t('pages.signIn.empty')}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={t('pages.project.slug')}
          value={slug}
          disabled={isReadOnly}
          spellCheck={false}
          className="font-mono"
          hint={t('pages.project.slugHint')}
          error={slugRule.test(slug.trim()) ? undefined : t('pages.project.slugRule')}
          onChange={(event) => setSlug(event.target.value)}
        />
        <TextArea
          label={t('pages.project.description')}
          value={description}
          disabled={isReadOnly}
          onChange={(event) => setDescription(event.target.value)}
        />
        <Select
          label={t('pages.project.provider')}
          hint={t('pages.project.providerHint')}
          value={provider}
          disabled={isReadOnly}
          onChange={(event) => setProvider(event.target.value)}
          choices={[
            { value: '', label: t('pages.project.defaultProvider') },
            ...(offered ?? []).map((one) => ({ value: one.id, label: `${one.label} · ${one.defaultModel}` })),
          ]}
        />
        {error !== null && <Failure error={error} />}
        <Button type="submit" look="primary" className="self-start" disabled={!isChanged || isReadOnly}>
          {t('pages.project.save')}
        </Button>
      </form>
    </Section>
  )
}

function Ending({ project }: { project: Project }) {
  const navigate = useNavigate()
  const [error, setError] = useState<unknown>(null)
  const act = (what: Promise<unknown>) => what.then(() => navigate({ to: '/' }), setError)
  const isArchived = project.status === 'archived'
  return (
    <Section title={t('pages.project.ending')}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose text-text-2">{isArchived ? t('pages.project.activateWhy') : t('pages.project.archiveWhy')}</p>
        {isArchived ? (
          <Button onClick={() => void activate(project).catch(setError)}>{t('pages.project.activate')}</Button>
        ) : (
          <Button onClick={() => void act(archive(project))}>{t('pages.project.archive')}</Button>
        )}
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3 border-t border-line pt-3">
        <p className="max-w-prose text-text-2">{t('pages.project.deleteWhy')}</p>
        <Button look="danger" onClick={() => void act(destroy(project))}>
          {t('pages.project.delete')}
        </Button>
      </div>
      {error !== null && <Failure error={error} />}
    </Section>
  )
}

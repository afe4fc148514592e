import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'

import { post, remove } from '~/api/client'
import { changed, templates } from '~/api/queries'
import type { Project, Template } from '~/api/types'
import { refresh } from '~/stage/project'
import { t } from '~/text'
import { Button } from '~/ui/button'
import { Dialog, DialogActions } from '~/ui/dialog'
import { Failure, notify } from '~/ui/feedback'
import { Select, TextArea, TextField } from '~/ui/field'
import { Section } from './page'

const categories = ['saas', 'api', 'landing', 'mobile', 'cli', 'fullstack', 'other'] as const

export function ProjectTemplates({ project }: { project: Project }) {
  const [isSaving, setSaving] = useState(false)
  const isEmpty = project.stages.every((stage) => stage.version === null)
  return (
    <Section
      title={t('shell.templates')}
      lead={t('pages.project.templateWhy')}
      actions={!isEmpty && <Button onClick={() => setSaving(true)}>{t('pages.project.saveTemplate')}</Button>}
    >
      {isEmpty && project.status === 'active' && <Apply project={project} />}
      <Dialog open={isSaving} onOpenChange={setSaving} title={t('pages.project.saveTemplate')} description={t('pages.project.templateYours')}>
        <SaveTemplate project={project} close={() => setSaving(false)} />
      </Dialog>
    </Section>
  )
}

// Only a project without any payload can begin with a template.
function Apply({ project }: { project: Project }) {
  const navigate = useNavigate()
  const { data } = useQuery(templates)
  const [chosen, setChosen] = useState('')
  const [error, setError] = useState<unknown>(null)
  const apply = async () => {
    setError(null)
    try {
      await post(`/projects/${project.id}/apply-template`, { templateId: chosen })
      await refresh(project)
      await navigate({ to: '/p/$slug', params: { slug: project.slug } })
    } catch (refused) {
      setError(refused)
    }
  }
  return (
    <div className="flex flex-wrap items-end gap-2">
      <Select
        label={t('pages.project.applyTemplate')}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
        choices={[{ value: '', label: t('pages.new.noTemplate') }, ...(data ?? []).map((one) => ({ value: one.id, label: one.name }))]}
      />
      <Button disabled={!chosen} onClick={() => void apply()}>
        {t('pages.project.apply')}
      </Button>
      {error !== null && <Failure error={error} />}
    </div>
  )
}

function SaveTemplate({ project, close }: { project: Project; close: () => void }) {
  const [name, setName] = useState(project.name)
  const [description, setDescription] = useState(project.description ?? '')
  const [category, setCategory] = useState<(typeof categories)[number]>('other')
  const [error, setError] = useState<unknown>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!name.trim()) return
    try {
      const made = await post<Template>('/templates', { projectId: project.id, name: name.trim(), description: description.trim(), category })
      await changed(templates.queryKey)
      notify(t('pages.project.templateSaved', { name: made.name }), () => {
        void remove(`/templates/${made.id}`).then(() => changed(templates.queryKey))
      })
      close()
    } catch (refused) {
      setError(refused)
    }
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-3">
      <TextField
        label={t('pages.projects.name')}
        value={name}
        maxLength={120}
        error={name.trim() ? undefined : t('pages.signIn.empty')}
        onChange={(event) => setName(event.target.value)}
      />
      <TextArea label={t('pages.project.description')} value={description} onChange={(event) => setDescription(event.target.value)} />
      <Select
        label={t('pages.templates.category')}
        value={category}
        onChange={(event) => setCategory(event.target.value as typeof category)}
        choices={categories.map((value) => ({ value, label: t(`pages.templates.categories.${value}`) }))}
      />
      {error !== null && <Failure error={error} />}
      <DialogActions>
        <Button onClick={close}>{t('common.cancel')}</Button>
        <Button type="submit" look="primary">
          {t('pages.project.saveTemplate')}
        </Button>
      </DialogActions>
    </form>
  )
}

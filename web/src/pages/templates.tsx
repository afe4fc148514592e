import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'

import { remove } from '~/api/client'
import { changed, templates } from '~/api/queries'
import type { Template } from '~/api/types'
import { t } from '~/text'
import { Button } from '~/ui/button'
import { Dialog, DialogActions } from '~/ui/dialog'
import { Empty, Failure, Loading, notify } from '~/ui/feedback'
import { SearchField } from '~/ui/search-field'
import { LinkButton } from '~/ui/link-button'
import { Segmented } from '~/ui/segmented'
import { Page } from './page'
import { TemplateIcon } from './template-icon'

export function Templates() {
  const { data, error, refetch } = useQuery(templates)
  const [category, setCategory] = useState('all')
  const [sought, setSought] = useState('')
  if (error) return <Page title={t('shell.templates')}><Failure error={error} retry={() => void refetch()} /></Page>
  if (!data) return <Loading />
  const categories = ['all', ...[...new Set(data.map((one) => one.category))].sort((a, b) => Number(a === 'other') - Number(b === 'other'))]
  const shown = data
    .filter((one) => category === 'all' || one.category === category)
    .filter((one) => `${one.name} ${one.description}`.toLowerCase().includes(sought.trim().toLowerCase()))
    .sort((a, b) => Number(a.isBuiltIn) - Number(b.isBuiltIn) || a.name.localeCompare(b.name))
  return (
    <Page title={t('shell.templates')} lead={t('pages.templates.lead')}>
      <div className="flex flex-wrap items-center gap-2">
        <div className="w-full sm:w-64">
          <SearchField label={t('pages.templates.search')} value={sought} onChange={setSought} />
        </div>
        <Segmented
          label={t('pages.templates.category')}
          value={category}
          onChange={setCategory}
          choices={categories.map((value) => ({ value, label: t(`pages.templates.categories.${value as Template['category'] | 'all'}`) }))}
        />
      </div>
      {shown.length === 0 ? (
        <Empty
          title={t('pages.templates.noMatch', { sought })}
          action={
            <Button
              onClick={() => {
                setSought('')
                setCategory('all')
              }}
            >
              {t('pages.templates.clear')}
            </Button>
          }
        />
      ) : (
        <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {shown.map((template) => (
            <Card key={template.id} template={template} />
          ))}
        </ul>
      )}
    </Page>
  )
}

function Card({ template }: { template: Template }) {
  const [asks, setAsks] = useState(false)
  const drop = async () => {
    setAsks(false)
    await remove(`/templates/${template.id}`)
    await changed(templates.queryKey)
    notify(t('pages.templates.deleted', { name: template.name }))
  }
  return (
    <li className="flex min-w-0 flex-col gap-2 rounded-lg border border-line bg-surface p-4">
      <h2 className="flex items-center gap-2 text-lead">
        <TemplateIcon icon={template.icon} />
        <Link to="/templates/$id" params={{ id: template.id }} className="min-w-0 truncate hover:underline">
          {template.name}
        </Link>
      </h2>
      <p className="line-clamp-3 flex-1 text-text-2">{template.description}</p>
      <div className="flex flex-wrap items-center justify-between gap-2 border-t border-line pt-2">
        <span className="text-meta text-text-3">
          {t(`pages.templates.categories.${template.category}`)}
          {!template.isBuiltIn && ` · ${t('pages.templates.yours')}`}
        </span>
        <span className="flex gap-1">
          {!template.isBuiltIn && (
            <Button look="quiet" onClick={() => setAsks(true)}>
              {t('common.delete')}
            </Button>
          )}
          <LinkButton to="/new" search={{ template: template.id }} aria-label={t('pages.templates.useNamed', { name: template.name })}>
            {t('pages.templates.use')}
          </LinkButton>
        </span>
      </div>
      {asks && (
        <Dialog open onOpenChange={setAsks} title={t('pages.templates.deleteTitle', { name: template.name })} description={t('pages.templates.deleteWhy')}>
          <DialogActions>
            <Button onClick={() => setAsks(false)}>{t('common.cancel')}</Button>
            <Button look="danger" onClick={() => void drop()}>
              {t('pages.templates.deleteAction')}
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </li>
  )
}

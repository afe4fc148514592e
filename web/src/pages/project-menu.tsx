import { Ellipsis } from 'lucide-react'
import { useState, type FormEvent } from 'react'

import type { Project } from '~/api/types'
import { t } from '~/text'
import { Button } from '~/ui/button'
import { Dialog, DialogActions } from '~/ui/dialog'
import { Failure } from '~/ui/feedback'
import { TextField } from '~/ui/field'
import { Menu, type MenuItem } from '~/ui/menu'
import { activate, archive, destroy, duplicate, rename, restore } from './project-actions'

export function ProjectMenu({ project, fail }: { project: Project; fail: (error: unknown) => void }) {
  const [isRenaming, setRenaming] = useState(false)
  const act = (what: Promise<unknown>) => void what.catch(fail)
  const items: (MenuItem | 'line')[] =
    project.status === 'deleted'
      ? [{ label: t('pages.projects.restore'), onSelect: () => act(restore(project)) }]
      : [
          { label: t('pages.projects.rename'), onSelect: () => setRenaming(true) },
          { label: t('pages.projects.duplicate'), onSelect: () => act(duplicate(project)) },
          project.status === 'archived'
            ? { label: t('pages.projects.activate'), onSelect: () => act(activate(project)) }
            : { label: t('pages.projects.archive'), onSelect: () => act(archive(project)) },
          'line',
          { label: t('pages.projects.delete'), danger: true, onSelect: () => act(destroy(project)) },
        ]
  return (
    <>
      <Menu
        trigger={
          <button
            type="button"
            aria-label={t('pages.projects.menu', { name: project.name })}
            className="inline-flex size-8 items-center justify-center rounded-md text-text-2 hover:bg-raised hover:text-text"
          >
            <Ellipsis size={16} aria-hidden />
          </button>
        }
        items={items}
      />
      {isRenaming && <Rename project={project} close={() => setRenaming(false)} />}
    </>
  )
}

function Rename({ project, close }: { project: Project; close: () => void }) {
  const [name, setName] = useState(project.name)
  const [error, setError] = useState<unknown>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!name.trim()) return
    await rename(project, name.trim()).then(close, setError)
  }
  return (
    <Dialog open onOpenChange={(open) => !open && close()} title={t('pages.projects.renameTitle', { name: project.name })}>
      <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-3">
        <TextField
          label={t('pages.projects.name')}
          value={name}
          maxLength={120}
          hint={t('pages.projects.slugStays', { slug: project.slug })}
          onChange={(event) => setName(event.target.value)}
        />
        {error !== null && <Failure error={error} />}
        <DialogActions>
          <Button onClick={close}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary" disabled={!name.trim()}>
            {t('pages.projects.renameAction')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

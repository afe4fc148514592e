import { Link } from '@tanstack/react-router'
import { Trash2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'

import { useDocument, useValue } from '~/document/hooks'
import { useSelection } from '~/stage/selection'
import type { ViewProps } from '~/stage/view'
import { t } from '~/text'
import { Button } from '~/ui/button'
import { Loading, notify } from '~/ui/feedback'
import { free, kebab, useEdit, type Item } from '../form/edit'
import { NamesProvider, useNamesOf, type Names } from '../form/names'
import { Others } from '../form/others'
import { SchemaFields } from '../form/schema-fields'
import { SchemaList } from '../form/schema-list'
import { hints, lists } from './hints'
import { groups, listNames, Tree } from './tree'

const PreviewPane = lazy(() => import('./preview-pane').then((module) => ({ default: module.PreviewPane })))

const members = ['style', 'basePath', ...groups, 'rateLimits', 'resources', 'actions', 'views', 'jobs', 'webhooks', 'integrations', 'errors', 'endpoints']
const rootOf = (pointer: string) => pointer.match(/^\/(resources|actions)\/\d+/)?.[0] ?? `/${pointer.split('/')[1] ?? 'style'}`

// Three panes: what there is, the form of what is selected, and what that compiles to.
export function DesignView({ project, stage }: ViewProps) {
  const names = useNamesOf(project.id, stage)
  const { pointer, select } = useSelection()
  const [shown, setShown] = useState('/resources/0')
  const now = pointer || shown
  if (now !== shown) setShown(now)
  const document = useDocument()
  const edit = useEdit()

  function add(list: 'resources' | 'actions', item: Item, what: string) {
    const before = document.getState().current[list]
    edit.insert(`/${list}`, item, what)
    select(`/${list}/${Array.isArray(before) ? before.length : 0}`)
  }

  return (
    <NamesProvider value={names}>
      <div className="flex min-h-full flex-col lg:h-full lg:flex-row">
        <Tree
          selected={now}
          select={select}
          addResource={() => add('resources', newResource(names, document.getState().current.resources as Item[] | undefined), t('editors.api.resource'))}
          addAction={() => add('actions', newAction(names), t('editors.api.action'))}
        />
        <div className="min-w-0 flex-1 px-4 py-5 sm:px-6 lg:overflow-y-auto">
          <Form key={rootOf(now)} root={rootOf(now)} leave={(to) => select(to)} />
        </div>
        <aside aria-label={t('editors.api.preview')} className="min-w-0 border-line bg-surface p-4 max-xl:border-t lg:max-xl:hidden xl:w-[26rem] xl:shrink-0 xl:overflow-y-auto xl:border-s">
          <div className="mb-2 flex items-center gap-2">
            <h2 className="text-lead">{t('editors.api.preview')}</h2>
            <Link to="." search={((before: object) => ({ ...before, view: 'preview' })) as never} className="ms-auto text-accent-text underline">
              {t('editors.api.openReference')}
            </Link>
          </div>
          <Suspense fallback={<Loading />}>
            <PreviewPane project={project} stage={stage} pointer={now} />
          </Suspense>
        </aside>
      </div>
    </NamesProvider>
  )
}

function Form({ root, leave }: { root: string; leave: (to: string) => void }) {
  const value = useValue<Item>(root)
  const edit = useEdit()
  const [, list, place] = root.match(/^\/(resources|actions)\/(\d+)$/) ?? []
  if (list) {
    if (!value) return <p className="text-text-3">{t('editors.api.pickOne')}</p>
    const what = list === 'resources' ? String(value.entity || t('editors.api.resource')) : String(value.id || t('editors.api.action'))
    return (
      <div data-pointer={root} tabIndex={-1} className="flex max-w-2xl flex-col gap-5">
        <div className="flex items-center justify-between gap-3">
          <h2 className="text-lead">{what}</h2>
          <Button
            look="quiet"
            icon={<Trash2 size={14} aria-hidden />}
            onClick={() => {
              edit.remove(`/${list}`, Number(place), what)
              notify(t('editors.api.deleted', { what }), edit.undo)
              leave(`/${list}/${Math.max(0, Number(place) - 1)}`)
            }}
          >
            {t('editors.api.deleteOne', { what })}
          </Button>
        </div>
        <SchemaFields stage="api" shape={list === 'resources' ? 'Resource' : 'Action'} pointer={root} hints={hints} />
      </div>
    )
  }
  const part = root.slice(1)
  if ((listNames as readonly string[]).includes(part)) {
    const name = part as (typeof listNames)[number]
    const { shape, title, note } = lists[name]!
    return (
      <div className="flex max-w-2xl flex-col gap-4">
        <h2 className="text-lead">{t(`editors.api.parts.${name}`)}</h2>
        <SchemaList stage="api" pointer={root} shape={shape} hints={hints} what={t(`editors.api.nouns.${name}`)} title={title} note={note} empty={t(`editors.api.empty.${name}`)} />
      </div>
    )
  }
  const isGroup = (groups as readonly string[]).includes(part)
  return (
    <div className="flex max-w-2xl flex-col gap-5">
      <h2 className="text-lead">{t(`editors.api.parts.${isGroup ? (part as 'auth') : 'basics'}`)}</h2>
      <SchemaFields stage="api" shape="Api" pointer="" hints={hints} only={isGroup ? [part] : ['style', 'basePath']} />
      {!isGroup && <Others title={t('editors.api.other')} known={members} />}
    </div>
  )
}

const plural = (name: string) => kebab(name).replace(/(s|x|ch|sh)$/, '$1e').replace(/([^aeiou])y$/, '$1ie') + 's'

function newResource(names: Names, resources: Item[] = []): Item {
  const served = resources.map((resource) => resource.entity)
  const entity = names.entities.find((name) => !served.includes(name)) ?? names.entities[0] ?? ''
  const id = free(kebab(entity) || 'resource', resources.map((resource) => String(resource.id ?? '')))
  return {
    entity,
    path: entity ? `/${plural(entity)}` : '/',
    operations: ['list', 'create', 'get', 'update', 'delete'],
    ...(names.roles.length ? { access: Object.fromEntries(names.roles.map((role) => [role, role === 'admin' || names.roles.length === 1 ? ['*'] : []])) } : {}),
    id,
  }
}

function newAction(names: Names): Item {
  const entity = names.entities[0] ?? ''
  const id = free('newAction', names.operations, '')
  return { id, entity, name: kebab(id), method: 'POST', path: entity ? `/${plural(entity)}/{id}/${kebab(id)}` : `/${kebab(id)}`, summary: '' }
}

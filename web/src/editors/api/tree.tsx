import clsx from 'clsx'
import { Plus } from 'lucide-react'
import { useState, type ReactNode } from 'react'

import { useValue } from '~/document/hooks'
import { t } from '~/text'
import { IconButton } from '~/ui/button'
import { useInSight } from '~/ui/in-sight'
import { SearchField } from '~/ui/search-field'
import type { Item } from '../form/edit'
import { lists } from './hints'
import type { Method } from './openapi'
import { MethodMark } from './operation-view'

export const groups = ['auth', 'pagination', 'concurrency', 'idempotency', 'errorFormat'] as const
export const listNames = ['errors', 'rateLimits', 'views', 'webhooks', 'jobs', 'integrations', 'endpoints'] as const
const verbs: Record<string, Method> = { list: 'get', create: 'post', get: 'get', update: 'patch', delete: 'delete' }
const none: Item[] = []

interface Props {
  selected: string
  select: (pointer: string) => void
  addResource: () => void
  addAction: () => void
}

// Everything that the API is made of; operations stand below their resource.
export function Tree({ selected, select, addResource, addAction }: Props) {
  const resources = (useValue('/resources') ?? none) as Item[]
  const actions = (useValue('/actions') ?? none) as Item[]
  const payload = (useValue<Item>('') ?? {}) as Item
  const [query, setQuery] = useState('')
  const list = useInSight<HTMLDivElement>(selected)
  const wanted = query.trim().toLowerCase()
  const fits = (...texts: unknown[]) => !wanted || texts.some((text) => String(text ?? '').toLowerCase().includes(wanted))
  const row = (pointer: string, content: ReactNode, isNested = false) => (
    <button
      type="button"
      aria-current={selected === pointer || undefined}
      onClick={() => select(pointer)}
      className={clsx('flex min-h-7 w-full items-center gap-2 rounded-sm px-2 text-start', isNested && 'ps-4', selected === pointer ? 'bg-accent-soft text-accent-text' : 'hover:bg-raised')}
    >
      {content}
    </button>
  )
  return (
    <nav aria-label={t('editors.api.tree')} className="flex shrink-0 flex-col border-line max-lg:max-h-72 max-lg:border-b lg:w-64 lg:border-e">
      <div className="p-2">
        <SearchField label={t('editors.api.searchTree')} value={query} onChange={setQuery} />
      </div>
      <div ref={list} className="min-h-0 flex-1 overflow-y-auto px-2 pb-4">
        <Head title={t('editors.api.conventions')} />
        <ul>
          {(['basics', ...groups] as const).filter((part) => fits(t(`editors.api.parts.${part}`))).map((part) => (
            <li key={part}>{row(part === 'basics' ? '/style' : `/${part}`, t(`editors.api.parts.${part}`))}</li>
          ))}
        </ul>
        <Head title={t('editors.api.resources')} count={resources.length} add={<IconButton label={t('editors.api.addResource')} className="size-6" onClick={addResource}><Plus size={14} aria-hidden /></IconButton>} />
        <ul>
          {resources.map((resource, at) => {
            const operations = Array.isArray(resource.operations) ? resource.operations.map(String) : []
            const isWhole = fits(resource.entity, resource.path)
            const shown = operations.map((operation, place) => ({ operation, place })).filter(({ operation }) => isWhole || fits(operation))
            if (!isWhole && shown.length === 0) return null
            const pointer = `/resources/${at}`
            const isOpen = wanted !== '' || selected === pointer || selected.startsWith(`${pointer}/`)
            return (
              <li key={at}>
                {row(pointer, <><span className="truncate font-medium">{String(resource.entity ?? '')}</span><code className="ms-auto max-w-[55%] truncate font-mono text-code text-text-3" title={String(resource.path)}>{String(resource.path ?? '')}</code></>)}
                {isOpen && (
                  <ul>
                    {shown.map(({ operation, place }) => (
                      <li key={operation}>{row(`${pointer}/operations/${place}`, <><MethodMark method={verbs[operation] ?? 'get'} /> {operation}</>, true)}</li>
                    ))}
                  </ul>
                )}
              </li>
            )
          })}
        </ul>
        <Head title={t('editors.api.actions')} count={actions.length} add={<IconButton label={t('editors.api.addAction')} className="size-6" onClick={addAction}><Plus size={14} aria-hidden /></IconButton>} />
        <ul>
          {actions.map((action, at) =>
            fits(action.id, action.path, action.summary) ? (
              <li key={at}>{row(`/actions/${at}`, <><MethodMark method={String(action.method ?? 'post').toLowerCase() as Method} /><span className="truncate">{String(action.id ?? '')}</span></>)}</li>
            ) : null,
          )}
        </ul>
        <Head title={t('editors.api.events')} />
        <ul>
          {listNames.filter((part) => fits(t(`editors.api.parts.${part}`), ...items(payload[part]).map((item) => lists[part]!.title(item)))).map((part) => (
            <li key={part}>{row(`/${part}`, <>{t(`editors.api.parts.${part}`)}<span className="tabular ms-auto text-meta text-text-3">{items(payload[part]).length || ''}</span></>)}</li>
          ))}
        </ul>
      </div>
    </nav>
  )
}

const items = (value: unknown): Item[] => (Array.isArray(value) ? (value as Item[]) : none)

function Head({ title, count, add }: { title: string; count?: number; add?: ReactNode }) {
  return (
    <div className="mt-3 flex min-h-6 items-center gap-1 px-2 text-caps font-medium text-text-3 uppercase first:mt-0">
      <h3 className="font-medium">{title}</h3>
      {count !== undefined && <span className="tabular">{count}</span>}
      <span className="ms-auto">{add}</span>
    </div>
  )
}

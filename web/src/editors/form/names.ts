import { useQuery } from '@tanstack/react-query'
import { createContext, useContext, useMemo } from 'react'

import { stagesOf } from '~/api/queries'
import type { Payload, StageName } from '~/api/types'
import { useDocumentState } from '~/document/hooks'
import type { Item } from './edit'

// What the design calls things, from the saved stages and, of the open one, from the screen: for suggestions and links.
export interface Names {
  payload: (stage: StageName) => Payload
  entities: string[]
  fields: (entity: string) => string[]
  fieldsOfAll: string[] // Entity.field
  features: { value: string; label: string }[]
  invariants: string[]
  operations: string[] // operation ids and jobs, as the API's resources and actions name them
  roles: string[]
  refusals: string[]
  links: string[]
  views: string[]
}

const items = (value: unknown): Item[] => (Array.isArray(value) ? (value as Item[]) : [])
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [])
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

export function namesOf(payloads: Partial<Record<StageName, Payload>>): Names {
  const payload = (stage: StageName) => payloads[stage] ?? {}
  const entities = items(payload('dataModel').entities)
  const api = payload('api')
  const fields = new Map(entities.map((entity) => [text(entity.name), items(entity.fields).map((field) => text(field.name))]))
  const actions = items(api.actions).map((action) => text(action.id))
  const verbs: Record<string, string> = { list: 'list', create: 'create', get: 'get', update: 'update', delete: 'delete' }
  const ofResources = items(api.resources).flatMap((resource) =>
    texts(resource.operations).map((operation) => {
      const last = text(resource.path).split('/').filter((part) => part && !part.startsWith('{')).at(-1) ?? ''
      const plural = last.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase())
      return `${verbs[operation] ?? operation}${operation === 'list' ? plural : text(resource.entity)}`
    }),
  )
  const jobs = items(api.jobs).map((job) => text(job.id))
  const roles = (api.auth as Item | undefined)?.roles as Item | undefined
  return {
    payload,
    entities: [...fields.keys()],
    fields: (entity) => fields.get(entity) ?? [],
    fieldsOfAll: [...fields].flatMap(([entity, names]) => names.map((name) => `${entity}.${name}`)),
    features: items(payload('product').features).map((feature) => ({ value: text(feature.id), label: text(feature.name) })).filter((one) => one.value),
    invariants: entities.flatMap((entity) => items(entity.invariants).map((invariant) => text(invariant.id))),
    operations: [...new Set([...actions, ...ofResources, ...jobs])],
    roles: texts(roles?.all),
    refusals: items(api.errors).map((error) => text(error.code)),
    links: items((api.auth as Item | undefined)?.links).map((link) => text(link.id)),
    views: items(api.views).map((view) => text(view.id)),
  }
}

const none = namesOf({})
const Present = createContext<Names>(none)
export const NamesProvider = Present.Provider
export const useNames = () => useContext(Present)

// For the root of a view; below it, useNames().
export function useNamesOf(project: string, stage: StageName): Names {
  const { data } = useQuery(stagesOf(project))
  const current = useDocumentState((state) => state.current)
  return useMemo(() => {
    const payloads: Partial<Record<StageName, Payload>> = {}
    for (const one of data ?? []) if (one.data) payloads[one.stageName] = one.data
    return namesOf({ ...payloads, [stage]: current })
  }, [data, current, stage])
}

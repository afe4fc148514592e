import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'

import { graphOf, stageOf } from '~/api/queries'
import { useValue } from '~/document/hooks'

// What a screen may name: entities and views with what their answers show, operations, personas, features, other screens.

export interface Screen {
  id?: string
  name: string
  route?: string
  persona?: string
  features?: string[]
  description?: string
}

export interface References {
  isKnown: boolean // the other stages were read
  answers: Map<string, string[]> // entity or view to fields
  operations: string[] // "GET /orders"
  personas: { value: string; label: string }[]
  features: { value: string; label: string }[]
  screens: { value: string; label: string }[]
}

interface Named {
  id?: string
  name?: string
}
interface Entity {
  name: string
  softDelete?: string
  fields?: Named[]
}
interface Api {
  resources?: { entity: string; embeds?: { as: string }[]; summaries?: { as: string }[] }[]
  views?: { id: string; fields?: string[]; adds?: Named[] }[]
}

const choices = (list: Named[] | undefined) =>
  (list ?? []).map((one) => ({ value: one.id ?? one.name ?? '', label: one.name ?? one.id ?? '' })).filter((one) => one.value !== '')

export function useReferences(project: string): References {
  const product = useQuery(stageOf(project, 'product')).data?.stage.data as { personas?: Named[]; features?: Named[] } | undefined
  const model = useQuery(stageOf(project, 'dataModel')).data?.stage.data as { entities?: Entity[] } | undefined
  const api = useQuery(stageOf(project, 'api')).data?.stage.data as Api | undefined
  const graph = useQuery(graphOf(project)).data
  const sections = useValue<Screen[]>('/sections')
  return useMemo(() => {
    const answers = new Map<string, string[]>()
    for (const entity of model?.entities ?? []) {
      const beside = (api?.resources ?? [])
        .filter((resource) => resource.entity === entity.name)
        .flatMap((resource) => [...(resource.embeds ?? []), ...(resource.summaries ?? [])].map((one) => one.as))
      answers.set(entity.name, [...(entity.fields ?? []).map((field) => field.name ?? ''), ...beside])
    }
    for (const view of api?.views ?? []) answers.set(view.id, [...(view.fields ?? []), ...(view.adds ?? []).map((one) => one.name ?? '')])
    return {
      isKnown: model !== undefined && graph !== undefined,
      answers,
      operations: (graph?.nodes ?? []).filter((node) => node.kind === 'operation').map((node) => node.name),
      personas: choices(product?.personas),
      features: choices(product?.features),
      screens: choices(sections),
    }
  }, [product, model, api, graph, sections])
}

// "Entity" or "Entity.field", of which a component stands once each.
export function repeatExists(answers: Map<string, string[]>, repeat: string): boolean {
  const [owner = '', member] = repeat.split('.')
  const fields = answers.get(owner)
  return fields !== undefined && (member === undefined || fields.includes(member))
}

// Routes by their first segment, in order of appearance.
export function areasOf(screens: Screen[]): { area: string; places: number[] }[] {
  const areas = new Map<string, number[]>()
  screens.forEach((screen, place) => {
    const area = screen.route?.split('/').filter((part) => part !== '' && !part.startsWith(':'))[0] ?? ''
    areas.set(area, [...(areas.get(area) ?? []), place])
  })
  return [...areas].map(([area, places]) => ({ area, places }))
}

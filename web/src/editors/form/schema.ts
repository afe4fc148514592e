import { useQuery } from '@tanstack/react-query'

import { definitions } from '~/api/queries'
import type { StageName } from '~/api/types'
import { en } from '~/text/en'

// The JSON Schema of a stage's payload, as the server publishes it: a form made from it leaves nothing out.
export interface Shape {
  type?: string
  $ref?: string
  enum?: string[]
  description?: string
  properties?: Record<string, Shape>
  required?: string[]
  items?: Shape
  additionalProperties?: Shape | boolean
  minimum?: number
  maximum?: number
  maxLength?: number
  minLength?: number
  minItems?: number
  $defs?: Record<string, Shape>
}

export type Shapes = Record<string, Shape>

export function useShapes(stage: StageName): Shapes {
  const { data } = useQuery(definitions)
  const schema = data?.find((one) => one.name === stage)?.schema as unknown as Shape | undefined
  return schema?.$defs ?? {}
}

export const nameOfRef = (shape: Shape): string | undefined => shape.$ref?.replace('#/$defs/', '')

// A value with what the shape asks for and nothing else.
export function blankOf(shapes: Shapes, shape: Shape): import('~/api/types').Json {
  const name = nameOfRef(shape)
  if (name) return blankOf(shapes, shapes[name] ?? {})
  if (shape.enum) return shape.enum[0]!
  switch (shape.type) {
    case 'string':
      return ''
    case 'boolean':
      return false
    case 'integer':
    case 'number':
      return shape.minimum ?? 0
    case 'array':
      return []
    case 'object':
      return Object.fromEntries((shape.required ?? []).map((key) => [key, blankOf(shapes, shape.properties?.[key] ?? {})]))
    default:
      return null
  }
}

// The catalogue's word for a member: editors.<stage>.labels.<member>, else the member's name in words.
export function labelOf(stage: StageName, member: string): string {
  const area = (en.editors as unknown as Record<string, { labels?: Record<string, string> }>)[stage]
  return area?.labels?.[member] ?? inWords(member)
}

export const inWords = (name: string) => {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/[-_]/g, ' ').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

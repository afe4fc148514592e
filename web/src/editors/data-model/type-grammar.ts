// The types of fields: a base, its arguments, and [] for a list of them.

export const bases = [
  'uuid', 'string', 'text', 'integer', 'bigint', 'decimal', 'float', 'boolean', 'date', 'datetime', 'time', 'jsonb', 'binary', 'enum',
] as const
export type Base = (typeof bases)[number]

export interface FieldType {
  base: Base
  arguments: string[]
  isList: boolean
}

export type Reading = { type: FieldType } | { problem: 'unknown' | 'arguments' | 'empty-enum' | 'form' }

export function readType(text: string): Reading {
  const form = text.trim().match(/^([a-z]+)\s*(?:\(([^()]*)\))?\s*(\[\])?$/)
  if (!form) return { problem: 'form' }
  const [, base, inside, list] = form
  if (!(bases as readonly string[]).includes(base!)) return { problem: 'unknown' }
  const given = inside === undefined ? [] : inside.split(',').map((one) => one.trim())
  const counts = given.every((one) => /^\d+$/.test(one))
  switch (base as Base) {
    case 'enum':
      if (given.length === 0 || given.some((one) => one === '')) return { problem: 'empty-enum' }
      break
    case 'string':
      if (given.length > 1 || !counts) return { problem: 'arguments' }
      break
    case 'decimal':
      if (given.length > 2 || !counts) return { problem: 'arguments' }
      break
    default:
      if (inside !== undefined) return { problem: 'arguments' }
  }
  return { type: { base: base as Base, arguments: given, isList: list !== undefined } }
}

export const printType = ({ base, arguments: given, isList }: FieldType) =>
  `${base}${given.length ? `(${given.join(',')})` : ''}${isList ? '[]' : ''}`

export function enumValues(text: string): string[] | null {
  const read = readType(text)
  return 'type' in read && read.type.base === 'enum' ? read.type.arguments : null
}

export const usualTypes = [
  'uuid', 'string(120)', 'string(254)', 'text', 'integer', 'bigint', 'decimal(12,2)', 'float', 'boolean', 'date', 'datetime', 'time',
  'jsonb', 'binary', 'enum(first,second)', 'uuid[]', 'text[]',
]

import type { ReactNode } from 'react'

import type { StageName } from '~/api/types'
import { useValue } from '~/document/hooks'
import type { Item } from './edit'
import { ListAt } from './list'
import { blankOf, useShapes } from './schema'
import { SchemaFields, type Hints } from './schema-fields'

interface Props {
  stage: StageName
  pointer: string
  shape: string
  hints: Hints
  what: string
  title: (item: Item) => string
  note?: (item: Item) => ReactNode
  empty?: string
  start?: (items: Item[]) => Item // members of a new one beyond what the schema asks for
}

// A list whose forms are made from the schema.
export function SchemaList({ stage, pointer, shape, hints, what, title, note, empty, start }: Props) {
  const shapes = useShapes(stage)
  return (
    <ListAt
      {...{ pointer, what, title, note, empty }}
      blank={(items) => ({ ...(blankOf(shapes, { $ref: `#/$defs/${shape}` }) as Item), ...start?.(items) })}
    >
      {(at) => <SchemaFields {...{ stage, shape, hints }} pointer={at} />}
    </ListAt>
  )
}

export const useCount = (pointer: string) => {
  const value = useValue(pointer)
  return Array.isArray(value) ? value.length : 0
}

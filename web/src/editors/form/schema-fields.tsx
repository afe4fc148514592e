import { Plus, Trash2 } from 'lucide-react'
import { createContext, useContext, type ReactNode } from 'react'

import type { Json, StageName } from '~/api/types'
import { useValue } from '~/document/hooks'
import { inSentence, t } from '~/text'
import { Button, IconButton } from '~/ui/button'
import { useEdit, type Item } from './edit'
import { ExtraFields } from './extra-fields'
import { CheckAt, ChoiceAt, NumberAt, TextAt } from './fields'
import { JsonAt } from './json-at'
import { ListAt } from './list'
import { MapAt } from './map-at'
import { useNames, type Names } from './names'
import { blankOf, inWords, labelOf, nameOfRef, useShapes, type Shape, type Shapes } from './schema'
import { SetAt } from './set-at'
import { StringsAt } from './strings'
import { TagsAt } from './tags'

// Whether members that the schema does not know are shown as well.
const Extras = createContext(false)
export const ExtrasProvider = Extras.Provider

// What a member's control needs to know beyond its schema, by "Shape.member", or "*.member" for every shape.
export interface Hint {
  long?: boolean
  mono?: boolean
  lines?: boolean // a list of sentences rather than of tags
  choices?: readonly string[] // usual values of an open text
  suggest?: (names: Names, owner: Item) => readonly (string | { value: string; label: string })[]
  keys?: (names: Names) => readonly string[] // of a map
  what?: string // one of a list, as a noun
  title?: (item: Item) => string
  note?: (item: Item) => ReactNode
  hide?: boolean
  render?: (pointer: string, owner: Item) => ReactNode // a control of its own
  bare?: boolean // a group whose section names it already
  half?: boolean // takes half the width on wide screens
}
export type Hints = Record<string, Hint>

interface Props {
  stage: StageName
  shape: string // name among the schema's definitions
  pointer: string
  hints: Hints
  only?: readonly string[]
  except?: readonly string[]
}

// What one of a list is known by: the first of these that it has.
const naming = ['name', 'problem', 'choice', 'term', 'id', 'entity']
const titleOf = (item: Item) => String(naming.map((member) => item[member]).find((value) => value !== undefined) ?? '')

// Controls for the members of an object, in the order of its schema.
export function SchemaFields({ stage, shape, pointer, hints, only, except }: Props) {
  const shapes = useShapes(stage)
  const owner = useValue<Item>(pointer)
  const hasExtras = useContext(Extras) && !only
  const own = shapes[shape]
  if (!own) return null
  const members = only ?? Object.keys(own.properties ?? {})
  const hintOf = (member: string): Hint => hints[`${shape}.${member}`] ?? hints[`*.${member}`] ?? {}
  const isShown = (member: string) => !except?.includes(member) && !hintOf(member).hide
  return (
    <div className="@container">
      <div className="grid grid-cols-1 gap-4 @md:grid-cols-2">
      {members.filter(isShown).map((member) => (
        <div key={member} className={hintOf(member).half ? 'min-w-0' : 'col-span-full min-w-0'}>
          <Member
            {...{ shapes, stage, hints, owner: owner ?? {}, member }}
            pointer={`${pointer}/${member}`}
            shape={own.properties?.[member] ?? {}}
            hint={hintOf(member)}
            required={own.required?.includes(member) ?? false}
          />
        </div>
      ))}
      {hasExtras && <ExtraFields pointer={pointer} shape={own} />}
      </div>
    </div>
  )
}

interface MemberProps {
  shapes: Shapes
  stage: StageName
  hints: Hints
  owner: Item
  member: string
  pointer: string
  shape: Shape
  hint: Hint
  required: boolean
}

function Member({ shapes, stage, hints, owner, member, pointer, shape, hint, required }: MemberProps) {
  const names = useNames()
  const label = labelOf(stage, member)
  const common = { pointer, label, hint: shape.description, required }
  const suggestions = hint.suggest?.(names, owner) ?? hint.choices ?? []
  const plain = suggestions.map((one) => (typeof one === 'string' ? one : one.value))
  const group = nameOfRef(shape)

  if (hint.render) return hint.render(pointer, owner)
  if (group) return <Group {...{ stage, hints, pointer, label, required }} shape={group} description={shape.description} isBare={hint.bare} />
  if (shape.enum) return <ChoiceAt {...common} choices={shape.enum.map((value) => ({ value, label: inWords(value) }))} />
  switch (shape.type) {
    case 'string':
      return <TextAt {...common} long={hint.long} mono={hint.mono} maxLength={shape.maxLength} suggestions={plain} />
    case 'boolean':
      return <CheckAt {...common} />
    case 'integer':
    case 'number':
      return <NumberAt {...common} min={shape.minimum} max={shape.maximum} />
    case 'array': {
      const of = shape.items ?? {}
      if (of.enum) return <SetAt {...common} choices={of.enum} />
      const itemShape = nameOfRef(of)
      if (of.type === 'string' && hint.lines) {
        return (
          <Titled label={label} description={shape.description}>
            <StringsAt pointer={pointer} what={hint.what ?? inSentence(label)} />
          </Titled>
        )
      }
      if (of.type === 'string') return <TagsAt {...common} mono={hint.mono} suggestions={suggestions} />
      if (itemShape) {
        return (
          <Titled label={label} description={shape.description}>
            <ListAt
              pointer={pointer}
              what={hint.what ?? inSentence(inWords(itemShape))}
              title={hint.title ?? titleOf}
              note={hint.note}
              blank={() => blankOf(shapes, of) as Item}
            >
              {(itemPointer) => <SchemaFields {...{ stage, hints }} shape={itemShape} pointer={itemPointer} />}
            </ListAt>
          </Titled>
        )
      }
      return <JsonAt {...common} />
    }
    case 'object': {
      const of = typeof shape.additionalProperties === 'object' ? shape.additionalProperties : undefined
      const kind = of?.type === 'array' ? 'tags' : of?.type === 'string' ? 'text' : 'any'
      return <MapAt {...common} of={kind} keys={hint.keys?.(names)} suggestions={plain} />
    }
    default:
      return <JsonAt {...common} />
  }
}

function Titled({ label, description, children }: { label: string; description?: string; children: ReactNode }) {
  return (
    <div role="group" aria-label={label}>
      <p className="font-medium">{label}</p>
      {description && <p className="mb-1 text-meta text-text-2">{description}</p>}
      {children}
    </div>
  )
}

interface GroupProps {
  stage: StageName
  hints: Hints
  pointer: string
  label: string
  shape: string
  required: boolean
  description?: string
  isBare?: boolean
}

// An object inside an object. One that may be absent is added and taken away as a whole.
function Group({ stage, hints, pointer, label, shape, required, description, isBare }: GroupProps) {
  const value = useValue<Json>(pointer)
  const shapes = useShapes(stage)
  const { set } = useEdit()
  if (value === undefined) {
    return (
      <Button look="quiet" icon={<Plus size={14} aria-hidden />} data-pointer={pointer} onClick={() => set(pointer, blankOf(shapes, { $ref: `#/$defs/${shape}` }), inSentence(label))}>
        {t('editors.form.add', { what: inSentence(label) })}
      </Button>
    )
  }
  const remove = () => set(pointer, undefined, inSentence(label))
  if (isBare) {
    return (
      <div className="flex flex-col gap-4" role="group" aria-label={label} data-pointer={pointer} tabIndex={-1}>
        <SchemaFields {...{ stage, hints, pointer, shape }} />
        {!required && (
          <Button look="quiet" className="self-start" icon={<Trash2 size={14} aria-hidden />} onClick={remove}>
            {t('editors.form.remove', { what: inSentence(label) })}
          </Button>
        )}
      </div>
    )
  }
  return (
    <fieldset className="rounded-md border border-line p-3" data-pointer={pointer} tabIndex={-1}>
      <legend className="-ms-1 flex items-center gap-1 px-1 font-medium">
        {label}
        {!required && (
          <IconButton label={t('editors.form.remove', { what: inSentence(label) })} className="size-6" onClick={remove}>
            <Trash2 size={13} aria-hidden />
          </IconButton>
        )}
      </legend>
      {description && <p className="mb-3 text-meta text-text-2">{description}</p>}
      <SchemaFields {...{ stage, hints, pointer, shape }} />
    </fieldset>
  )
}

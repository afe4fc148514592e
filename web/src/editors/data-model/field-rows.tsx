import clsx from 'clsx'
import { ChevronRight, KeyRound, Link2, Plus, Trash2 } from 'lucide-react'
import { memo, useRef, useState, type ReactNode } from 'react'

import { useValue } from '~/document/hooks'
import { startsWith, useSelection } from '~/stage/selection'
import { inSentence, t } from '~/text'
import { Button, IconButton } from '~/ui/button'
import { notify } from '~/ui/feedback'
import { useLock } from '~/ui/lock'
import { useEdit } from '../form/edit'
import { TextAt } from '../form/fields'
import { JsonAt } from '../form/json-at'
import { DragHandle, dropLine, focusMoved, MoveButtons, useReorder } from '../form/reorder'
import { SchemaFields } from '../form/schema-fields'
import { hints } from './hints'
import { fieldsOf, foreignKeysOf, keyKind, type Entity, type Field, type Key } from './model'
import { NameBox } from '../form/name-box'
import { EnumValues, TypeBox } from './type-box'
import type { Model } from './use-model'
import { useRelationships } from './use-model'

interface Props {
  place: number // of the entity
  model: Model
  narrow?: boolean // in the inspector: name and type only, the rest behind the arrow
}

// The fields of an entity: what matters most in the row, everything else below it.
export function FieldRows({ place, model, narrow }: Props) {
  const pointer = `/entities/${place}`
  const entity = useValue<Entity>(pointer)
  const relationships = useRelationships()
  const edit = useEdit()
  const added = useRef('')
  const what = t('editors.dataModel.field')
  const list = `${pointer}/fields`
  const move = (from: number, to: number) => {
    edit.move(list, from, to, what)
    focusMoved(list, to)
  }
  const { over, handle, row } = useReorder(`fields-${place}`, move)
  if (!entity) return null
  const fields = fieldsOf(entity)
  const foreign = foreignKeysOf(entity.name, relationships)

  return (
    <div data-pointer={list} tabIndex={-1}>
      {!narrow && (
        <div aria-hidden className={`hidden items-center gap-x-2 border-b border-line pb-1 text-caps font-medium text-text-3 uppercase xl:grid ${columnsAtWide}`}>
          <span /><span />
          {(['name', 'type', 'required', 'unique', 'default', 'description'] as const).map((column) => (
            <span key={column}>{t(`editors.dataModel.columns.${column}`)}</span>
          ))}
        </div>
      )}
      <ul className="divide-y divide-line">
        {fields.map((field, at) => (
          <li key={at} {...row(at)} className={dropLine(over === at)}>
            <FieldRow
              {...{ pointer: `${list}/${at}`, field, entity: entity.name, model, narrow }}
              kind={keyKind(field, foreign)}
              isNew={added.current !== '' && field.name === added.current}
              tools={
                <>
                  <MoveButtons what={field.name} place={at} count={fields.length} move={(to) => move(at, to)} />
                  <IconButton
                    label={t('editors.form.remove', { what: field.name })}
                    className="size-7"
                    onClick={() => {
                      edit.remove(list, at, field.name)
                      notify(t('editors.form.removed', { what: `${entity.name}.${field.name}` }), edit.undo)
                    }}
                  >
                    <Trash2 size={14} aria-hidden />
                  </IconButton>
                </>
              }
              drag={<DragHandle what={field.name} {...handle(at)} />}
              move={(by) => at + by >= 0 && at + by < fields.length && move(at, at + by)}
            />
          </li>
        ))}
      </ul>
      <Button
        look="quiet"
        className="mt-1"
        icon={<Plus size={14} aria-hidden />}
        onClick={() => {
          model.addField(place)
          const names = new Set(fields.map((field) => field.name))
          let name = 'newField'
          for (let number = 2; names.has(name); number++) name = `newField${number}`
          added.current = name
        }}
      >
        {t('editors.dataModel.addField')}
      </Button>
    </div>
  )
}

interface RowProps {
  pointer: string
  field: Field
  entity: string
  model: Model
  kind: Key
  narrow?: boolean
  isNew: boolean
  tools: ReactNode
  drag: ReactNode
  move: (by: number) => void
}

const FieldRow = memo(function FieldRow({ pointer, field, entity, model, kind, narrow, isNew, tools, drag, move }: RowProps) {
  const revealed = useSelection().pointer ?? ''
  const isSelected = startsWith(revealed, pointer)
  const [isOpen, setOpen] = useState(false)
  const [shownFor, setShownFor] = useState('')
  if (isSelected && revealed !== pointer && shownFor !== revealed) {
    setShownFor(revealed)
    setOpen(true)
  }
  const edit = useEdit()
  const { isLocked, why } = useLock()
  const of = (column: 'name' | 'type' | 'required' | 'unique' | 'default' | 'description') =>
    t('editors.dataModel.fieldOf', { column: t(`editors.dataModel.columns.${column}`), field: field.name })
  const check = (member: 'required' | 'unique') => (
    <label className="flex min-h-8 items-center gap-1.5">
      <input
        type="checkbox"
        aria-label={of(member)}
        {...why}
        disabled={isLocked}
        checked={field[member] === true}
        data-pointer={`${pointer}/${member}`}
        onChange={(event) => edit.set(`${pointer}/${member}`, event.target.checked || member === 'required' ? event.target.checked : undefined, of(member))}
        className="size-4 accent-accent"
      />
      <span className={clsx('text-text-2', !narrow && 'xl:hidden')}>{t(`editors.dataModel.columns.${member}`)}</span>
    </label>
  )
  const Icon = kind === 'primary' ? KeyRound : Link2
  return (
    <div
      data-pointer={pointer}
      tabIndex={-1}
      className={clsx('group py-1', isSelected && 'bg-accent-soft')}
      onKeyDown={(event) => {
        if (!event.altKey || !['ArrowUp', 'ArrowDown'].includes(event.key)) return
        event.preventDefault()
        move(event.key === 'ArrowUp' ? -1 : 1)
      }}
    >
      <div className={clsx('grid items-start gap-x-2 gap-y-1', quiet, narrow ? 'grid-cols-[1.5rem_1fr_1fr]' : `grid-cols-[1.5rem_1fr_1fr] ${columnsAtWide}`)}>
        {!narrow && <span className="hidden h-8 items-center xl:flex">{drag}</span>}
        <button
          type="button"
          data-fold
          aria-expanded={isOpen}
          aria-label={t('editors.dataModel.more', { field: field.name })}
          onClick={() => setOpen(!isOpen)}
          className="flex h-8 w-6 items-center justify-center rounded-sm text-text-3 hover:bg-raised hover:text-text"
        >
          <ChevronRight size={14} aria-hidden className={clsx('transition-transform', isOpen && 'rotate-90')} />
        </button>
        <div className="flex min-w-0 items-start gap-1">
          <div className="min-w-0 flex-1">
            <NameBox label={of('name')} hideLabel name={field.name} pointer={`${pointer}/name`} autoFocus={isNew} rename={(to) => model.renameField(entity, field.name, to)} />
          </div>
          {kind && (
            <span title={t(`editors.dataModel.keys.${kind}`)} className={clsx('flex h-8 items-center', kind === 'primary' ? 'text-warn' : 'text-accent-text')}>
              <Icon size={13} aria-hidden />
              <span className="sr-only">{t(`editors.dataModel.keys.${kind}`)}</span>
            </span>
          )}
        </div>
        <div className="min-w-0">
          <TypeBox pointer={`${pointer}/type`} label={of('type')} hideLabel />
        </div>
        {!narrow && (
          <>
            <div className="max-xl:col-start-2">{check('required')}</div>
            {check('unique')}
            <div className="min-w-0 max-xl:col-start-2"><TextDefault pointer={`${pointer}/default`} label={of('default')} /></div>
            <div className="min-w-0"><TextAt pointer={`${pointer}/description`} label={of('description')} hideLabel required placeholder={t('editors.dataModel.columns.description')} /></div>
            <div className="flex justify-end opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 max-xl:col-span-full max-xl:opacity-100">{tools}</div>
          </>
        )}
      </div>
      {isOpen && (
        <div className="flex flex-col gap-4 ps-8 pt-3 pb-4">
          <EnumValues pointer={`${pointer}/type`} />
          {narrow && (
            <>
              <div className="flex flex-wrap gap-x-4">
                {check('required')}
                {check('unique')}
              </div>
              <TextAt pointer={`${pointer}/description`} label={t('editors.dataModel.columns.description')} required />
              <TextDefault pointer={`${pointer}/default`} label={t('editors.dataModel.columns.default')} shown />
            </>
          )}
          <SchemaFields stage="dataModel" shape="Field" pointer={pointer} hints={hints} except={['name', 'type', 'required', 'unique', 'default', 'description']} />
          {narrow && <div className="flex">{tools}</div>}
        </div>
      )}
    </div>
  )
})

// Boxes step back until a row is pointed at or has the focus: a table is read more often than written.
const quiet =
  '[&_input:not([type=checkbox])]:border-transparent [&_input:not([type=checkbox])]:bg-transparent [&_input:not([type=checkbox])]:px-1.5 group-hover:[&_input:not([type=checkbox])]:border-line [&_input:not([type=checkbox])]:focus:border-control [&_input:not([type=checkbox])]:focus:bg-surface [&_input[aria-invalid=true]]:border-error'

const columnsAtWide =
  'xl:grid-cols-[1rem_1.5rem_minmax(7rem,1.3fr)_minmax(8rem,1.3fr)_4.25rem_3.75rem_minmax(5rem,.8fr)_minmax(8rem,2fr)_5.75rem]'

// A default is a JSON value; plain words are taken as text, so that nobody needs to quote them.
function TextDefault({ pointer, label, shown }: { pointer: string; label: string; shown?: boolean }) {
  const value = useValue(pointer)
  const { set } = useEdit()
  if (typeof value === 'object' && value !== null) return <JsonAt pointer={pointer} label={label} hideLabel={!shown} hint="" />
  return <DefaultText {...{ pointer, label, shown, set }} value={value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value)} />
}

function DefaultText({ pointer, label, shown, value, set }: { pointer: string; label: string; shown?: boolean; value: string; set: ReturnType<typeof useEdit>['set'] }) {
  const { isLocked, why } = useLock()
  const read = (text: string) => (/^(true|false|null|-?\d+(\.\d+)?)$/.test(text) ? (JSON.parse(text) as never) : text)
  return (
    <label className="flex flex-col gap-1">
      <span className={shown ? 'font-medium' : 'sr-only'}>{label}</span>
      <input
        {...why}
        readOnly={isLocked}
        value={value}
        spellCheck={false}
        data-pointer={pointer}
        placeholder={shown ? undefined : t('editors.dataModel.columns.default')}
        onChange={(event) => set(pointer, event.target.value === '' ? undefined : read(event.target.value), inSentence(label))}
        className="h-8 w-full rounded-md border border-control bg-surface px-2.5 font-mono text-code placeholder:text-text-3"
      />
    </label>
  )
}

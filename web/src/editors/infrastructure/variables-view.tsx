import { ChevronDown, ChevronUp } from 'lucide-react'

import { useValue } from '~/document/hooks'
import { Broken } from '~/editors/form/broken'
import { useEdit } from '~/editors/form/edit'
import { TextAt } from '~/editors/form/fields'
import { Cell, RemoveRow, TableAt } from '~/editors/form/table'
import { TagsAt } from '~/editors/form/tags'
import type { ViewProps } from '~/stage/view'
import { IconButton } from '~/ui/button'
import { t } from '~/text'
import { useLock } from '~/ui/lock'
import type { Service } from './layout'

interface Variable {
  name: string
  required?: boolean
  secret?: boolean
  default?: string
  usedBy?: string[]
}

const beside = ['migrate', 'ci'] // read variables without being services

// The configuration of the product as one table: what must be set, what is secret, what holds when nothing is set, who reads it.
export function VariablesView(_: ViewProps) {
  const variables = useValue<Variable[]>('/envVars') ?? []
  const services = (useValue<Service[]>('/services') ?? []).map((service) => service.name)
  const { move } = useEdit()
  const what = t('editors.infrastructure.variables.one')
  return (
    <TableAt
      pointer="/envVars"
      what={what}
      title={t('editors.infrastructure.variables.title')}
      count={variables.length}
      columns={(['name', 'required', 'secret', 'default', 'usedBy', 'description'] as const).map((column) =>
        t(`editors.infrastructure.variables.columns.${column}`),
      )}
      addLabel={t('editors.infrastructure.variables.add')}
      blank={() => ({ name: '', required: false, description: '', usedBy: services.slice(0, 1) })}
      empty={t('editors.infrastructure.variables.empty')}
      minWidth="min-w-[64rem]"
    >
      {variables.map((variable, place) => (
        <Row
          key={place}
          {...{ variable, place, services, what }}
          count={variables.length}
          onMove={(to) => move('/envVars', place, to, what)}
        />
      ))}
    </TableAt>
  )
}

interface RowProps {
  variable: Variable
  place: number
  count: number
  services: string[]
  what: string
  onMove: (to: number) => void
}

function Row({ variable, place, count, services, what, onMove }: RowProps) {
  const pointer = `/envVars/${place}`
  const name = variable.name || t('editors.form.unnamed')
  const wrong = wrongIn(variable, services)
  return (
    <tr className="border-t border-line align-top" data-pointer={pointer}>
      <Cell whole className="w-56 p-2">
        <TextAt pointer={`${pointer}/name`} label={t('editors.infrastructure.variables.columns.name')} hideLabel mono required maxLength={120} />
        {wrong.map((text) => (
          <p key={text} className="pt-1">
            <Broken text={text} />
          </p>
        ))}
      </Cell>
      <Cell column={t('editors.infrastructure.variables.columns.required')} className="p-2">
        <Flag pointer={`${pointer}/required`} isSet={variable.required === true} isKept label={t('editors.infrastructure.variables.isRequired', { name })} />
      </Cell>
      <Cell column={t('editors.infrastructure.variables.columns.secret')} className="p-2">
        <Flag pointer={`${pointer}/secret`} isSet={variable.secret === true} label={t('editors.infrastructure.variables.isSecret', { name })} />
      </Cell>
      <Cell whole column={t('editors.infrastructure.variables.columns.default')} className="w-36 p-2">
        <TextAt pointer={`${pointer}/default`} label={t('editors.infrastructure.variables.defaultOf', { name })} hideLabel mono />
      </Cell>
      <Cell whole column={t('editors.infrastructure.variables.columns.usedBy')} className="w-72 p-2">
        <TagsAt pointer={`${pointer}/usedBy`} label={t('editors.infrastructure.variables.readersOf', { name })} hideLabel mono suggestions={[...services, ...beside]} />
      </Cell>
      <Cell whole column={t('editors.infrastructure.variables.columns.description')} className="min-w-64 p-2">
        <TextAt pointer={`${pointer}/description`} label={t('editors.infrastructure.variables.aboutOf', { name })} hideLabel required grows />
      </Cell>
      <Cell whole className="p-2">
        <div className="flex max-sm:justify-end">
          <IconButton label={t('editors.form.moveUp', { what: name })} disabled={place === 0} onClick={() => onMove(place - 1)} className="size-7">
            <ChevronUp size={14} aria-hidden />
          </IconButton>
          <IconButton label={t('editors.form.moveDown', { what: name })} disabled={place === count - 1} onClick={() => onMove(place + 1)} className="size-7">
            <ChevronDown size={14} aria-hidden />
          </IconButton>
          <RemoveRow pointer="/envVars" place={place} name={variable.name} what={what} />
        </div>
      </Cell>
    </tr>
  )
}

// No is the absence of the member, unless the schema asks for it.
function Flag({ pointer, isSet, isKept, label }: { pointer: string; isSet: boolean; isKept?: boolean; label: string }) {
  const { set } = useEdit()
  const { isLocked, why } = useLock()
  return (
    <label className="inline-flex size-8 items-center justify-center">
      <input
        type="checkbox"
        aria-label={label}
        data-pointer={pointer}
        checked={isSet}
        {...why}
        disabled={isLocked}
        onChange={(event) => set(pointer, event.target.checked || isKept ? event.target.checked : undefined, label)}
        className="size-4 accent-accent"
      />
    </label>
  )
}

function wrongIn(variable: Variable, services: string[]): string[] {
  const lost = (variable.usedBy ?? []).filter((reader) => !services.includes(reader) && !beside.includes(reader))
  const hasDefault = variable.default !== undefined && variable.default !== ''
  return [
    ...(lost.length > 0 ? [t('editors.infrastructure.variables.noService', { name: lost.join(', ') })] : []),
    ...(variable.secret && hasDefault ? [t('editors.infrastructure.variables.secretDefault')] : []),
    ...(variable.required && hasDefault ? [t('editors.infrastructure.variables.requiredDefault')] : []),
  ]
}

import { ChevronDown, ChevronUp, Plus, Trash2 } from 'lucide-react'

import { useReadOnly, useValue } from '~/document/hooks'
import { Broken } from '~/editors/shared/broken'
import { useEdit } from '~/editors/shared/edit'
import { TextAt } from '~/editors/shared/fields'
import { TagsAt } from '~/editors/shared/tags'
import type { ViewProps } from '~/stage/view'
import { Button, IconButton } from '~/ui/button'
import { notify } from '~/ui/feedback'
import { t } from '~/text'
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
  const { insert, remove, move, undo } = useEdit()
  const isReadOnly = useReadOnly()
  const what = t('editors.infrastructure.variables.one')

  function drop(place: number) {
    remove('/envVars', place, what)
    notify(t('editors.shared.removed', { what: variables[place]!.name || what }), undo)
  }

  return (
    <div className="flex flex-col gap-3 p-4" data-pointer="/envVars" tabIndex={-1}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-lead">
          {t('editors.infrastructure.variables.title')}
          <span className="tabular ms-2 text-base font-normal text-text-3">{variables.length}</span>
        </h2>
        <Button
          icon={<Plus size={14} aria-hidden />}
          disabled={isReadOnly}
          onClick={() => {
            insert('/envVars', { name: '', required: false, description: '', usedBy: services.slice(0, 1) }, what)
            requestAnimationFrame(() =>
              document.querySelector<HTMLElement>(`[data-pointer="/envVars/${variables.length}/name"]`)?.focus(),
            )
          }}
        >
          {t('editors.infrastructure.variables.add')}
        </Button>
      </div>
      {variables.length === 0 ? (
        <p className="text-text-2">{t('editors.infrastructure.variables.empty')}</p>
      ) : (
        <div className="relative overflow-x-auto rounded-md border border-line bg-surface">
          <table className="w-full min-w-[64rem]">
            <thead className="bg-raised text-meta text-text-2">
              <tr>
                {(['name', 'required', 'secret', 'default', 'usedBy', 'description'] as const).map((column) => (
                  <th key={column} className="px-2 py-1.5 text-start font-medium">
                    {t(`editors.infrastructure.variables.columns.${column}`)}
                  </th>
                ))}
                <th>
                  <span className="sr-only">{t('editors.infrastructure.variables.columns.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {variables.map((variable, place) => (
                <Row
                  key={place}
                  {...{ variable, place, services }}
                  count={variables.length}
                  onMove={(to) => move('/envVars', place, to, what)}
                  onRemove={() => drop(place)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}

interface RowProps {
  variable: Variable
  place: number
  count: number
  services: string[]
  onMove: (to: number) => void
  onRemove: () => void
}

function Row({ variable, place, count, services, onMove, onRemove }: RowProps) {
  const pointer = `/envVars/${place}`
  const name = variable.name || t('editors.shared.unnamed')
  const wrong = wrongIn(variable, services)
  return (
    <tr className="border-t border-line align-top" data-pointer={pointer}>
      <td className="w-56 p-2">
        <TextAt pointer={`${pointer}/name`} label={t('editors.infrastructure.variables.columns.name')} hideLabel mono required maxLength={120} />
        {wrong.map((text) => (
          <p key={text} className="pt-1">
            <Broken text={text} />
          </p>
        ))}
      </td>
      <td className="p-2">
        <Flag pointer={`${pointer}/required`} isSet={variable.required === true} isKept label={t('editors.infrastructure.variables.isRequired', { name })} />
      </td>
      <td className="p-2">
        <Flag pointer={`${pointer}/secret`} isSet={variable.secret === true} label={t('editors.infrastructure.variables.isSecret', { name })} />
      </td>
      <td className="w-36 p-2">
        <TextAt pointer={`${pointer}/default`} label={t('editors.infrastructure.variables.defaultOf', { name })} hideLabel mono />
      </td>
      <td className="w-72 p-2">
        <TagsAt pointer={`${pointer}/usedBy`} label={t('editors.infrastructure.variables.readersOf', { name })} hideLabel mono suggestions={[...services, ...beside]} />
      </td>
      <td className="min-w-64 p-2">
        <TextAt pointer={`${pointer}/description`} label={t('editors.infrastructure.variables.aboutOf', { name })} hideLabel required />
      </td>
      <td className="p-2">
        <div className="flex">
          <IconButton label={t('editors.shared.moveUp', { what: name })} disabled={place === 0} onClick={() => onMove(place - 1)} className="size-7">
            <ChevronUp size={14} aria-hidden />
          </IconButton>
          <IconButton label={t('editors.shared.moveDown', { what: name })} disabled={place === count - 1} onClick={() => onMove(place + 1)} className="size-7">
            <ChevronDown size={14} aria-hidden />
          </IconButton>
          <IconButton label={t('editors.shared.remove', { what: name })} onClick={onRemove} className="size-7">
            <Trash2 size={14} aria-hidden />
          </IconButton>
        </div>
      </td>
    </tr>
  )
}

// No is the absence of the member, unless the schema asks for it.
function Flag({ pointer, isSet, isKept, label }: { pointer: string; isSet: boolean; isKept?: boolean; label: string }) {
  const { set } = useEdit()
  return (
    <label className="inline-flex size-8 items-center justify-center">
      <input
        type="checkbox"
        aria-label={label}
        data-pointer={pointer}
        checked={isSet}
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

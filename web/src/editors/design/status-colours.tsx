import { useQuery } from '@tanstack/react-query'
import { CircleAlert, Trash2 } from 'lucide-react'

import { stageOf } from '~/api/queries'
import { usePayload, useValue } from '~/document/hooks'
import { join } from '~/document/pointer'
import { useEdit } from '~/editors/form/edit'
import { Section } from '~/editors/form/section'
import { Button, IconButton } from '~/ui/button'
import { notify } from '~/ui/feedback'
import { Select } from '~/ui/field'
import { t } from '~/text'
import { palettesOf } from './palette'
import { systemOf } from './scale'
import { themesOf } from './themes'

type Colours = Record<string, Record<string, string>>

interface Entity {
  name: string
  fields?: { name: string; type?: string }[]
}

// Entity.field to its values, for each field of the data model that is one of a list of words.
export function enumsOf(entities: Entity[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const entity of entities) {
    for (const field of entity.fields ?? []) {
      const values = field.type?.match(/^enum\((.*)\)$/)?.[1]
      if (values) found.set(`${entity.name}.${field.name}`, values.split(',').map((value) => value.trim()))
    }
  }
  return found
}

export function StatusColours({ project }: { project: string }) {
  const payload = usePayload()
  const colours = useValue<Colours>('/statusColours') ?? {}
  const { set, change, undo } = useEdit()
  const entities = useQuery(stageOf(project, 'dataModel')).data?.stage.data?.entities as Entity[] | undefined
  const enums = entities ? enumsOf(entities) : null
  const roles = palettesOf(systemOf(payload)).map((palette) => palette.role)
  const light = themesOf(systemOf(payload))[0]!
  const hexOf = (name: string) => light.roles.find((role) => role.name === name)?.hex
  const without = enums ? [...enums.keys()].filter((field) => !(field in colours)) : []

  function remove(field: string) {
    change(t('editors.form.steps.remove', { what: field }), (draft) => {
      const all = draft.statusColours as Colours
      delete all[field]
      if (Object.keys(all).length === 0) delete draft.statusColours
    })
    notify(t('editors.form.removed', { what: field }), undo)
  }

  return (
    <Section title={t('editors.design.states.title')} hint={t('editors.design.states.hint')} pointer="/statusColours">
      <div className="flex flex-col gap-5">
        {Object.entries(colours).map(([field, values]) => {
          const known = enums?.get(field)
          const all = [...new Set([...(known ?? []), ...Object.keys(values)])]
          return (
            <fieldset key={field} data-pointer={join('/statusColours', field)} tabIndex={-1} className="rounded-md border border-line">
              <legend className="sr-only">{field}</legend>
              <div className="flex items-center justify-between gap-2 border-b border-line bg-raised ps-3 pe-1">
                <code className="font-mono text-code font-medium">{field}</code>
                {enums && !known && <Broken text={t('editors.design.states.noField', { field })} />}
                <IconButton label={t('editors.form.remove', { what: field })} onClick={() => remove(field)}>
                  <Trash2 size={14} aria-hidden />
                </IconButton>
              </div>
              <ul className="grid gap-x-6 gap-y-1 p-3 sm:grid-cols-2">
                {all.map((value) => {
                  const role = values[value]
                  return (
                    <li key={value} className="flex min-w-0 items-center gap-2">
                      <span
                        className="inline-flex min-w-0 flex-1 items-center"
                        title={value}
                      >
                        <span
                          className="truncate rounded-full border border-line px-2 py-0.5 text-meta font-medium"
                          style={role ? { background: hexOf(`status-${role}-background`), color: hexOf(`status-${role}-text`) } : undefined}
                        >
                          {value}
                        </span>
                        {known && !known.includes(value) && <Broken text={t('editors.design.states.noValue', { value })} />}
                      </span>
                      <Select
                        label={t('editors.design.states.colourOf', { value })}
                        hideLabel
                        data-pointer={join('/statusColours', field, value)}
                        value={role ?? ''}
                        choices={[
                          { value: '', label: t('editors.form.notSet') },
                          ...[...new Set([...roles, ...(role ? [role] : [])])].map((one) => ({ value: one, label: one })),
                        ]}
                        onChange={(event) => set(join('/statusColours', field, value), event.target.value || undefined, value)}
                        className="w-32"
                      />
                    </li>
                  )
                })}
              </ul>
            </fieldset>
          )
        })}
        {without.length > 0 && (
          <div>
            <p className="mb-1 text-text-2">{t('editors.design.states.without')}</p>
            <div className="flex flex-wrap gap-1">
              {without.map((field) => (
                <Button
                  key={field}
                  look="quiet"
                  className="min-h-7 px-2 font-mono text-code font-normal"
                  onClick={() => set(join('/statusColours', field), Object.fromEntries(enums!.get(field)!.map((value) => [value, 'neutral'])), field)}
                >
                  + {field}
                </Button>
              ))}
            </div>
          </div>
        )}
      </div>
    </Section>
  )
}

function Broken({ text }: { text: string }) {
  return (
    <span className="inline-flex items-center gap-1 ps-2 text-meta text-error">
      <CircleAlert size={14} aria-hidden className="shrink-0" />
      {text}
    </span>
  )
}

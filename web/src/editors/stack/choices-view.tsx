import { Link } from '@tanstack/react-router'
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'

import type { Project } from '~/api/types'
import { useValue } from '~/document/hooks'
import { join } from '~/document/pointer'
import { useEdit } from '~/editors/form/edit'
import { TextAt } from '~/editors/form/fields'
import { inWords } from '~/editors/form/schema'
import { Page, Section } from '~/editors/form/section'
import type { ViewProps } from '~/stage/view'
import { Button, IconButton } from '~/ui/button'
import { notify } from '~/ui/feedback'
import { TextField } from '~/ui/field'
import { t } from '~/text'
import { decisionFor, type Decision, type Dependency } from './match'

const usual: Record<string, readonly string[]> = {
  language: ['TypeScript', 'Python', 'Go', 'Java', 'C#', 'Rust', 'PHP', 'Ruby'],
  runtime: ['node 22', 'deno 2', 'bun 1', 'python 3.13', 'go 1.25', 'jvm 21'],
  frontend: ['react', 'vue', 'svelte', 'solid', 'htmx', 'none'],
  backend: ['hono', 'fastify', 'express', 'fastapi', 'django', 'gin', 'spring-boot', 'none'],
  styling: ['tailwindcss', 'css-modules', 'vanilla-extract', 'none'],
  stateManagement: ['tanstack-query', 'zustand', 'redux-toolkit', 'pinia', 'none'],
  testing: ['vitest', 'jest', 'pytest', 'go test', 'junit'],
  orm: ['drizzle', 'prisma', 'sqlalchemy', 'sqlc', 'none'],
  packageManager: ['npm', 'pnpm', 'yarn', 'uv', 'go modules', 'gradle'],
}

// One row a layer: what was chosen, why, what was not, and the packages that it brings.
export function ChoicesView({ project }: ViewProps) {
  const selections = useValue<Record<string, string>>('/selections') ?? {}
  const decisions = useValue<Decision[]>('/decisions') ?? []
  const dependencies = useValue<Dependency[]>('/dependencies') ?? []
  const layers = Object.keys(selections)
  return (
    <Page wide>
      <Section title={t('editors.stack.choices.title')} hint={t('editors.stack.choices.hint')} pointer="/selections">
        <ul className="divide-y divide-line border-y border-line">
          {layers.map((layer) => {
            const place = decisionFor(layer, selections[layer]!, decisions)
            return (
              <Choice
                key={layer}
                project={project}
                layer={layer}
                decision={decisions[place]}
                place={place}
                packages={dependencies.filter((one) => one.layer === layer)}
              />
            )
          })}
        </ul>
        <AddLayer taken={layers} />
      </Section>
    </Page>
  )
}

interface ChoiceProps {
  project: Project
  layer: string
  decision: Decision | undefined
  place: number
  packages: Dependency[]
}

function Choice({ project, layer, decision, place, packages }: ChoiceProps) {
  const pointer = join('/selections', layer)
  const { set, insert, undo } = useEdit()
  const choice = useValue<string>(pointer) ?? ''
  const name = inWords(layer)
  function remove() {
    set(pointer, undefined, name)
    notify(t('editors.form.removed', { what: name }), undo)
  }
  return (
    <li className="grid gap-x-6 gap-y-2 py-4 md:grid-cols-[14rem_minmax(0,1fr)_minmax(0,14rem)]">
      <div className="flex items-end gap-1 self-start">
        <div className="min-w-0 flex-1">
          <TextAt pointer={pointer} label={name} required suggestions={usual[layer]} />
        </div>
        <IconButton label={t('editors.form.remove', { what: name })} onClick={remove}>
          <Trash2 size={14} aria-hidden />
        </IconButton>
      </div>
      <div className="min-w-0">
        {decision ? (
          <>
            <TextAt pointer={`/decisions/${place}/because`} label={t('editors.stack.choices.becauseOf', { choice: decision.choice })} required long />
            {(decision.alternatives ?? []).length > 0 && <NotChosen decision={decision} />}
            <Link
              to="/p/$slug/$stage"
              params={{ slug: project.slug, stage: 'stack' }}
              search={{ view: 'decisions', sel: `/decisions/${place}` }}
              className="mt-1 inline-flex min-h-6 items-center text-accent-text underline"
            >
              {t('editors.stack.choices.editDecision')}
            </Link>
          </>
        ) : (
          <Button
            look="quiet"
            icon={<Plus size={14} aria-hidden />}
            onClick={() => insert('/decisions', { id: layer.replace(/([A-Z])/g, '-$1').toLowerCase(), choice, because: '', alternatives: [] }, t('editors.stack.decisions.one'))}
          >
            {t('editors.stack.choices.addReason')}
          </Button>
        )}
      </div>
      <ul className="min-w-0" aria-label={t('editors.stack.choices.packagesOf', { layer: name })}>
        {packages.map((one) => (
          <li key={one.name} className="flex justify-between gap-3 font-mono text-code">
            <span className="truncate">{one.name}</span>
            <span className="text-text-2">{one.version}</span>
          </li>
        ))}
      </ul>
    </li>
  )
}

function NotChosen({ decision }: { decision: Decision }) {
  return (
    <dl className="mt-2 text-text-2">
      {decision.alternatives!.map((alternative) => (
        <div key={alternative.name} className="flex flex-wrap gap-x-2">
          <dt className="font-medium">{t('editors.stack.choices.not', { name: alternative.name })}</dt>
          <dd>{alternative.rejected}</dd>
        </div>
      ))}
    </dl>
  )
}

function AddLayer({ taken }: { taken: string[] }) {
  const { set } = useEdit()
  const [name, setName] = useState('')
  const left = Object.keys(usual).concat('database').filter((layer) => !taken.includes(layer))
  function add(layer: string) {
    if (!layer || taken.includes(layer)) return
    set(join('/selections', layer), '', inWords(layer))
    setName('')
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-pointer="${CSS.escape(join('/selections', layer))}"]`)?.focus())
  }
  return (
    <form
      className="mt-3 flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        add(name.trim())
      }}
    >
      <TextField label={t('editors.stack.choices.newLayer')} list="stack-layers" value={name} onChange={(event) => setName(event.target.value)} className="w-48" />
      <datalist id="stack-layers">
        {left.map((layer) => (
          <option key={layer} value={layer} />
        ))}
      </datalist>
      <Button type="submit" icon={<Plus size={14} aria-hidden />}>
        {t('editors.stack.choices.addLayer')}
      </Button>
    </form>
  )
}

import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import { useId, type CSSProperties } from 'react'

import { t } from '~/text'
import type { Variables } from './scale'

export interface SampleWords {
  product: string
  layout: string
  navigation: string[]
  entity: string
  fields: { label: string; hint: string }[]
  states: { value: string; role: string }[]
}

const focus = 'outline-offset-2 focus-visible:outline-2 focus-visible:outline-(--color-focus-ring)'
const card = 'rounded-(--radius-lg) border border-(--color-border-subtle) bg-(--color-surface-card) p-(--space-4) shadow-(--shadow-sm)'
const control =
  'min-h-(--size-touch-target) w-full rounded-(--radius-md) border border-(--color-border-control) bg-(--color-surface-card) px-(--space-3) text-(--color-text-strong)'
const button =
  'min-h-(--size-touch-target) rounded-(--radius-md) px-(--space-4) font-[600] transition-colors duration-(--duration-fast)'
const label = 'mb-(--space-1) block text-(length:--font-size-sm) font-[500] text-(--color-text-strong)'
const heading = 'font-(family-name:--font-family-heading) font-[600] text-(--color-text-strong)'

// One theme. Every colour, size, corner and shadow below comes from the variables of this box.
export function Sample({ variables, words }: { variables: Variables; words: SampleWords }) {
  const isSidebar = words.layout === 'sidebar'
  return (
    <div
      style={variables as CSSProperties}
      className="overflow-hidden rounded-md border border-line bg-(--color-surface-page) font-(family-name:--font-family-body) text-(length:--font-size-base)/[1.5] text-(--color-text-default)"
    >
      <div className={isSidebar ? 'sm:flex' : ''}>
        {words.layout !== 'none' && <Navigation words={words} isSidebar={isSidebar} />}
        <div className="flex min-w-0 flex-1 flex-col gap-(--space-4) p-(--space-4)">
          <div>
            <h4 className={`${heading} text-(length:--font-size-2xl)/[1.2]`}>{words.entity}</h4>
            <p className="text-(length:--font-size-sm) text-(--color-text-muted)">{t('editors.design.sample.muted')}</p>
          </div>
          <Buttons />
          <Form words={words} />
          {words.states.length > 0 && <States words={words} />}
          <Alerts />
        </div>
      </div>
    </div>
  )
}

function Navigation({ words, isSidebar }: { words: SampleWords; isSidebar: boolean }) {
  return (
    <nav
      aria-label={t('editors.design.sample.navigation')}
      className={`border-(--color-border-subtle) bg-(--color-surface-card) p-(--space-2) ${isSidebar ? 'border-e sm:w-44 sm:shrink-0' : 'border-b'}`}
    >
      <p className={`${heading} px-(--space-2) py-(--space-2)`}>{words.product}</p>
      <ul className={isSidebar ? '' : 'flex flex-wrap gap-(--space-1)'}>
        {words.navigation.map((entry, place) => (
          <li
            key={entry}
            aria-current={place === 0 ? 'page' : undefined}
            className={`rounded-(--radius-md) px-(--space-2) py-(--space-2) text-(length:--font-size-sm) ${
              place === 0 ? 'bg-(--color-surface-sunken) font-[600] text-(--color-text-strong)' : ''
            }`}
          >
            {entry}
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Buttons() {
  return (
    <div className="flex flex-wrap items-center gap-(--space-2)">
      <button type="button" className={`${button} ${focus} bg-(--color-action-primary) text-(--color-action-on-primary) hover:bg-(--color-action-primary-hover)`}>
        {t('editors.design.sample.primary')}
      </button>
      <button type="button" className={`${button} ${focus} bg-(--color-action-secondary) text-(--color-action-on-secondary) hover:bg-(--color-action-secondary-hover)`}>
        {t('editors.design.sample.secondary')}
      </button>
      <button type="button" className={`${button} ${focus} bg-(--color-action-danger) text-(--color-action-on-danger) hover:bg-(--color-action-danger-hover)`}>
        {t('editors.design.sample.danger')}
      </button>
      <button type="button" className={`${button} ${focus} border border-(--color-border-control) bg-(--color-surface-card) text-(--color-text-strong) hover:bg-(--color-surface-sunken)`}>
        {t('editors.design.sample.plain')}
      </button>
      <button type="button" className={`${focus} min-h-6 rounded-(--radius-sm) px-(--space-1) text-(--color-link) underline`}>
        {t('editors.design.sample.link')}
      </button>
    </div>
  )
}

function Form({ words }: { words: SampleWords }) {
  const id = useId()
  return (
    <div role="group" aria-label={t('editors.design.sample.form')} className={`${card} grid gap-(--space-3) sm:grid-cols-2`}>
      {words.fields.map((field, place) => (
        <div key={field.label}>
          <label htmlFor={`${id}-${place}`} className={label}>
            {field.label}
          </label>
          <input id={`${id}-${place}`} className={`${control} ${focus}`} />
          {field.hint && <p className="mt-(--space-1) text-(length:--font-size-xs) text-(--color-text-muted)">{field.hint}</p>}
        </div>
      ))}
      {words.states.length > 0 && (
        <div>
          <label htmlFor={`${id}-state`} className={label}>
            {t('editors.design.sample.state')}
          </label>
          <select id={`${id}-state`} className={`${control} ${focus}`}>
            {words.states.map((state) => (
              <option key={state.value}>{state.value}</option>
            ))}
          </select>
        </div>
      )}
      <label className="flex min-h-(--size-touch-target) items-center gap-(--space-2) self-end">
        <input type="checkbox" defaultChecked className={`size-5 accent-(--color-action-primary) ${focus}`} />
        {t('editors.design.sample.check')}
      </label>
    </div>
  )
}

function Badge({ value, role }: { value: string; role: string }) {
  return (
    <span
      className="inline-flex items-center gap-(--space-1) rounded-(--radius-full) px-(--space-2) py-px text-(length:--font-size-sm) font-[500]"
      style={{ background: `var(--color-status-${role}-background)`, color: `var(--color-status-${role}-text)` }}
    >
      <span aria-hidden className="size-1.5 rounded-full bg-current" />
      {value}
    </span>
  )
}

function States({ words }: { words: SampleWords }) {
  return (
    <div className={`${card} overflow-x-auto p-0!`}>
      <table className="w-full text-start text-(length:--font-size-sm)">
        <thead className="bg-(--color-surface-sunken) text-(--color-text-muted)">
          <tr>
            <th className="px-(--space-4) py-(--space-2) text-start font-[500]">{t('editors.design.sample.state')}</th>
            <th className="px-(--space-4) py-(--space-2) text-start font-[500]">{t('editors.design.sample.role')}</th>
          </tr>
        </thead>
        <tbody>
          {words.states.map((state) => (
            <tr key={state.value} className="border-t border-(--color-border-subtle)">
              <td className="px-(--space-4) py-(--space-2)">
                <Badge {...state} />
              </td>
              <td className="px-(--space-4) py-(--space-2) font-(family-name:--font-family-mono)">{state.role}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const alerts = [
  { role: 'info', icon: Info },
  { role: 'success', icon: CircleCheck },
  { role: 'warning', icon: TriangleAlert },
  { role: 'danger', icon: CircleAlert },
] as const

function Alerts() {
  return (
    <div className="grid gap-(--space-2) sm:grid-cols-2">
      {alerts.map(({ role, icon: Icon }) => (
        <p
          key={role}
          className="flex items-center gap-(--space-2) rounded-(--radius-md) px-(--space-3) py-(--space-2)"
          style={{ background: `var(--color-status-${role}-background)`, color: `var(--color-status-${role}-text)` }}
        >
          <Icon size={16} aria-hidden className="shrink-0" />
          {t(`editors.design.sample.alerts.${role}`)}
        </p>
      ))}
    </div>
  )
}

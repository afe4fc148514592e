import { Play } from 'lucide-react'
import { useState } from 'react'

import { Button } from '~/ui/button'
import { t } from '~/text'
import type { Tokens, Variables } from './scale'

const named = (variables: Variables, prefix: string) =>
  Object.entries(variables)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, value]) => [name.slice(prefix.length), value] as const)

export function TypeScale({ tokens }: { tokens: Tokens }) {
  return (
    <ol className="flex flex-col overflow-x-auto rounded-md border border-line bg-surface" aria-label={t('editors.design.type.scale')} tabIndex={0}>
      {named(tokens.shared, '--font-size-')
        .reverse()
        .map(([name, value]) => {
          const isHeading = !['xs', 'sm', 'base'].includes(name)
          return (
            <li key={name} className="flex items-baseline gap-4 border-t border-line px-3 py-1.5 first:border-t-0">
              <span className="w-10 shrink-0 font-mono text-code">{name}</span>
              <span className="tabular w-36 shrink-0 text-meta text-text-2 max-sm:w-24">
                {value} · {(parseFloat(value) * 16).toFixed(1)} px
              </span>
              <span
                className="min-w-0 truncate"
                style={{
                  fontFamily: tokens.shared[isHeading ? '--font-family-heading' : '--font-family-body'],
                  fontSize: value,
                  fontWeight: isHeading ? 600 : 400,
                  lineHeight: 1.3,
                }}
              >
                {t('editors.design.type.pangram')}
              </span>
            </li>
          )
        })}
      <li className="flex items-baseline gap-4 border-t border-line px-3 py-1.5">
        <span className="w-10 shrink-0 font-mono text-code">mono</span>
        <span className="w-36 shrink-0" />
        <span className="whitespace-nowrap" style={{ fontFamily: tokens.shared['--font-family-mono'], fontSize: tokens.shared['--font-size-sm'] }}>
          0O 1lI 2026-11-23 {'{}'} != =&gt;
        </span>
      </li>
    </ol>
  )
}

export function Spaces({ tokens }: { tokens: Tokens }) {
  return (
    <ol className="flex flex-col gap-1" aria-label={t('editors.design.shape.spacing')}>
      {named(tokens.shared, '--space-').map(([name, value]) => (
        <li key={name} className="flex items-center gap-3">
          <span className="w-8 shrink-0 font-mono text-code">{name}</span>
          <span className="tabular w-14 shrink-0 text-meta text-text-2">{value}</span>
          <span aria-hidden className="h-3 max-w-full rounded-sm bg-accent" style={{ width: value }} />
        </li>
      ))}
    </ol>
  )
}

export function Radii({ tokens }: { tokens: Tokens }) {
  return (
    <ul className="flex flex-wrap gap-4" aria-label={t('editors.design.shape.radius')}>
      {named(tokens.shared, '--radius-').map(([name, value]) => (
        <li key={name} className="text-center">
          <span aria-hidden className="mb-1 block h-14 w-20 border border-control bg-raised" style={{ borderRadius: value }} />
          <span className="font-mono text-code">{name}</span> <span className="tabular text-meta text-text-2">{value}</span>
        </li>
      ))}
    </ul>
  )
}

export function Shadows({ tokens }: { tokens: Tokens }) {
  const light = tokens.themes[0]?.variables ?? {}
  return (
    <ul className="flex flex-wrap gap-6 rounded-md p-5" style={{ background: light['--color-surface-page'], color: light['--color-text-default'] }} aria-label={t('editors.design.shape.shadow')}>
      {named(tokens.shared, '--shadow-').map(([name, value]) => (
        <li key={name} className="flex min-h-16 w-48 flex-col justify-center rounded-md px-3 py-2" style={{ boxShadow: value, background: light['--color-surface-card'] }}>
          <span className="font-mono text-code">{name}</span>
          <span className="text-meta">{value}</span>
        </li>
      ))}
    </ul>
  )
}

export function Motion({ tokens }: { tokens: Tokens }) {
  const [isAway, setAway] = useState(false)
  return (
    <div className="flex flex-wrap items-start gap-6">
      <Button reads icon={<Play size={14} aria-hidden />} onClick={() => setAway(!isAway)}>
        {t('editors.design.shape.play')}
      </Button>
      <ul className="flex min-w-56 flex-1 flex-col gap-2">
        {named(tokens.shared, '--duration-').map(([name, value]) => (
          <li key={name} className="flex items-center gap-3">
            <span className="w-16 shrink-0 font-mono text-code">{name}</span>
            <span className="tabular w-14 shrink-0 text-meta text-text-2">{value}</span>
            <span aria-hidden className="flex h-4 w-48 rounded-full bg-raised">
              <span
                className="size-4 rounded-full bg-accent transition-transform"
                style={{ transitionDuration: value, transform: isAway ? 'translateX(11rem)' : undefined }}
              />
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

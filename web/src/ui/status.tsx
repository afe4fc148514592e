import clsx from 'clsx'
import {
  Bot, Circle, CircleAlert, CircleCheck, CircleDashed, CircleDot, Info, LoaderCircle, Lock, RefreshCcw, TriangleAlert, UserPen,
} from 'lucide-react'
import type { ReactNode } from 'react'

import type { Severity, StageStatus } from '~/api/types'
import { t } from '~/text'

// Everything that has a state says it by icon, word and colour, never by colour alone.
function Mark({ icon, word, className }: { icon: ReactNode; word: string; className: string }) {
  return (
    <span className={clsx('inline-flex items-center gap-1 text-meta font-medium whitespace-nowrap', className)}>
      {icon}
      {word}
    </span>
  )
}

const states: Record<StageStatus, { icon: typeof Circle; className: string }> = {
  locked: { icon: Lock, className: 'text-text-3' },
  active: { icon: CircleDashed, className: 'text-info' },
  generating: { icon: LoaderCircle, className: 'text-machine' },
  review: { icon: CircleDot, className: 'text-warn' },
  complete: { icon: CircleCheck, className: 'text-ok' },
}

export function StateIcon({ state, size = 14 }: { state: StageStatus; size?: number }) {
  const { icon: Icon, className } = states[state]
  return <Icon size={size} aria-hidden className={clsx(className, state === 'generating' && 'animate-spin')} />
}

export function StateMark({ state }: { state: StageStatus }) {
  return <Mark icon={<StateIcon state={state} />} word={t(`common.states.${state}`)} className={states[state].className} />
}

export function StaleMark() {
  return <Mark icon={<RefreshCcw size={14} aria-hidden />} word={t('common.states.stale')} className="text-warn" />
}

const severities = {
  error: { icon: CircleAlert, className: 'text-error' },
  warning: { icon: TriangleAlert, className: 'text-warn' },
  info: { icon: Info, className: 'text-info' },
} as const

export function SeverityMark({ severity }: { severity: Severity }) {
  const { icon: Icon, className } = severities[severity]
  return <Mark icon={<Icon size={14} aria-hidden />} word={t(`common.severities.${severity}`)} className={className} />
}

// Who made a version: violet for machines, ochre for people, and the word.
export function AuthorMark({ author }: { author: 'ai' | 'human' | 'engine' }) {
  const isPerson = author === 'human'
  const Icon = isPerson ? UserPen : Bot
  return (
    <span
      className={clsx(
        'inline-flex items-center gap-1 rounded-full px-2 py-0.5 text-meta font-medium whitespace-nowrap',
        isPerson ? 'bg-human-soft text-human' : 'bg-machine-soft text-machine',
      )}
    >
      <Icon size={12} aria-hidden />
      {t(`common.authors.${author}`)}
    </span>
  )
}

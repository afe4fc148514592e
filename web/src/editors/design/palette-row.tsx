import { Ellipsis } from 'lucide-react'

import { useValue } from '~/document/hooks'
import { join } from '~/document/pointer'
import { useEdit } from '~/editors/form/edit'
import { IconButton } from '~/ui/button'
import { Menu, type MenuItem } from '~/ui/menu'
import { t } from '~/text'
import { HexField } from './hex-field'
import { contrast, defaultSeeds, steps, type Palette } from './palette'
import { paletteVariable, type Variables } from './scale'

// One colour role: its seed, and the eleven steps that are made of it or were set by hand.
export function PaletteRow({ palette, compiled }: { palette: Palette; compiled: Variables }) {
  const { role } = palette
  const { set, change } = useEdit()
  const seedAt = join('/seeds', role)
  const setAt = join('/palettes', role)
  const seed = useValue<string>(seedAt)
  const byHand = useValue<Record<string, string>>(setAt)
  const what = t('editors.design.colours.roleStep', { role })
  const hexOf = (step: number) => compiled[paletteVariable(role, step)] ?? palette.hex[step]!

  // Empty members of `palettes` would say that somebody set them.
  function forgetSteps() {
    change(t('editors.design.colours.compileAgain', { role }), (payload) => {
      const all = payload.palettes as Record<string, unknown> | undefined
      if (!all) return
      delete all[role]
      if (Object.keys(all).length === 0) delete payload.palettes
    })
  }

  const actions: MenuItem[] = [
    byHand
      ? { label: t('editors.design.colours.byCompiler'), onSelect: forgetSteps }
      : {
          label: t('editors.design.colours.byHand'),
          onSelect: () => set(setAt, Object.fromEntries(steps.map((step) => [String(step), hexOf(step)])), what),
        },
    ...(seed !== undefined && role !== 'primary'
      ? [
          {
            label: t(role in defaultSeeds ? 'editors.design.colours.resetSeed' : 'editors.design.colours.removeRole'),
            danger: !(role in defaultSeeds),
            onSelect: () => {
              if (!(role in defaultSeeds)) forgetSteps()
              set(seedAt, undefined, what)
            },
          },
        ]
      : []),
  ]

  return (
    <li className="flex flex-col gap-2" data-pointer={byHand ? setAt : undefined}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="w-24 shrink-0 font-mono text-code font-medium">{role}</h3>
        <HexField
          label={role}
          value={seed ?? palette.hex[palette.seedStep]!}
          pointer={seedAt}
          onChange={(hex) => set(seedAt, hex, what)}
        />
        <p className="min-w-0 flex-1 text-meta text-text-2">
          {byHand
            ? t('editors.design.colours.isByHand')
            : seed === undefined
              ? t('editors.design.colours.isChosen')
              : t('editors.design.colours.seedAt', { step: String(palette.seedStep) })}
        </p>
        <Menu
          trigger={
            <IconButton label={t('editors.design.colours.actions', { role })}>
              <Ellipsis size={16} aria-hidden />
            </IconButton>
          }
          items={actions}
        />
      </div>
      <ol className="grid grid-cols-4 gap-1 sm:grid-cols-6 lg:grid-cols-11" aria-label={t('editors.design.colours.stepsOf', { role })}>
        {steps.map((step) =>
          byHand ? (
            <li key={step} className="min-w-0">
              <p className="mb-1 text-meta text-text-2">{step}</p>
              <HexField
                compact
                label={`${role} ${step}`}
                value={byHand[String(step)] ?? ''}
                pointer={join(setAt, step)}
                onChange={(hex) => set(join(setAt, step), hex, what)}
              />
            </li>
          ) : (
            <Swatch key={step} step={step} hex={hexOf(step)} isSeed={step === palette.seedStep && seed !== undefined} />
          ),
        )}
      </ol>
    </li>
  )
}

function Swatch({ step, hex, isSeed }: { step: number; hex: string; isSeed: boolean }) {
  const ink = contrast(hex, '#ffffff') >= 4.5 ? '#ffffff' : '#000000'
  return (
    <li
      className={`flex h-14 min-w-0 flex-col justify-between rounded-sm border px-1.5 py-1 ${isSeed ? 'border-text ring-1 ring-text' : 'border-line'}`}
      style={{ background: hex, color: ink }}
    >
      <span className="text-meta font-medium">
        {step}
        {isSeed && <span className="ms-1 font-normal">{t('editors.design.colours.seed')}</span>}
      </span>
      <span className="truncate font-mono text-meta">{hex}</span>
    </li>
  )
}

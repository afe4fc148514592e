import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'

import { useValue } from '~/document/hooks'
import { Broken } from '~/editors/form/broken'
import { useEdit } from '~/editors/form/edit'
import { ChoiceAt, TextAt } from '~/editors/form/fields'
import { Section } from '~/editors/form/section'
import { TagsAt } from '~/editors/form/tags'
import type { ViewProps } from '~/stage/view'
import { IconButton } from '~/ui/button'
import { notify } from '~/ui/feedback'
import { t } from '~/text'
import { Components } from './components'
import { DataNeeds } from './data-needs'
import { Interactions } from './interactions'
import type { References, Screen } from './references'
import { Wireframe } from './wireframe'

interface Props extends ViewProps {
  place: number
  count: number
  references: References
  open: (place: number) => void
}

// Everything about one screen.
export function ScreenForm({ project, stage, place, count, references, open }: Props) {
  const pointer = `/sections/${place}`
  const screen = useValue<Screen>(pointer)
  const { remove, move, undo } = useEdit()
  if (!screen) return null
  const what = t('editors.sections.screen')

  function carry(to: number) {
    move('/sections', place, to, what)
    open(to)
  }
  function drop() {
    remove('/sections', place, what)
    notify(t('editors.form.removed', { what: screen!.name }), undo)
    open(Math.max(0, Math.min(place, count - 2)))
  }

  const { personas, features, isKnown } = references
  const lost = (screen.features ?? []).filter((feature) => !features.some((one) => one.value === feature))
  const hasPersona = !screen.persona || personas.some((one) => one.value === screen.persona)
  return (
    <div className="mx-auto flex max-w-4xl flex-col gap-8 px-4 py-5 sm:px-6">
      <div className="flex items-start justify-between gap-3">
        <div data-pointer={pointer} tabIndex={-1} className="min-w-0">
          <h2 className="text-section">{screen.name || t('editors.form.unnamed')}</h2>
          <p className="font-mono text-code text-text-2">{screen.route}</p>
        </div>
        <div className="flex">
          <IconButton label={t('editors.form.moveUp', { what: screen.name })} disabled={place === 0} onClick={() => carry(place - 1)}>
            <ArrowUp size={16} aria-hidden />
          </IconButton>
          <IconButton label={t('editors.form.moveDown', { what: screen.name })} disabled={place === count - 1} onClick={() => carry(place + 1)}>
            <ArrowDown size={16} aria-hidden />
          </IconButton>
          <IconButton label={t('editors.form.remove', { what: screen.name })} onClick={drop}>
            <Trash2 size={16} aria-hidden />
          </IconButton>
        </div>
      </div>
      <Wireframe project={project} stage={stage} screen={screen} />
      <Section title={t('editors.sections.about')}>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextAt pointer={`${pointer}/name`} label={t('editors.sections.labels.name')} required maxLength={200} />
          <TextAt pointer={`${pointer}/route`} label={t('editors.sections.labels.route')} hint={t('editors.sections.routeHint')} mono />
          <div className="sm:col-span-2">
            <TextAt pointer={`${pointer}/description`} label={t('editors.sections.labels.description')} required long />
          </div>
          <ChoiceAt
            pointer={`${pointer}/persona`}
            label={t('editors.sections.labels.persona')}
            choices={personas}
            hint={isKnown && !hasPersona ? <Broken text={t('editors.sections.noPersona', { name: screen.persona ?? '' })} /> : undefined}
          />
          <TagsAt
            pointer={`${pointer}/features`}
            label={t('editors.sections.labels.features')}
            suggestions={features}
            hint={isKnown && lost.length > 0 ? <Broken text={t('editors.sections.noFeature', { name: lost.join(', '), count: lost.length })} /> : undefined}
          />
          <TextAt pointer={`${pointer}/id`} label={t('editors.sections.labels.id')} hint={t('editors.sections.idHint')} mono />
        </div>
      </Section>
      <Components pointer={`${pointer}/components`} references={references} />
      <DataNeeds pointer={`${pointer}/dataRequirements`} references={references} />
      <Interactions pointer={`${pointer}/interactions`} references={references} />
      <Section title={t('editors.sections.states.title')} hint={t('editors.sections.states.hint')} pointer={`${pointer}/states`}>
        <div className="grid gap-4 lg:grid-cols-3">
          {(['empty', 'loading', 'error'] as const).map((state) => (
            <TextAt key={state} pointer={`${pointer}/states/${state}`} label={t(`editors.sections.states.${state}`)} required long />
          ))}
        </div>
      </Section>
      <Section title={t('editors.sections.kept.title')} pointer={`${pointer}/stateManagement`}>
        <div className="grid gap-4 sm:grid-cols-2">
          <TagsAt pointer={`${pointer}/stateManagement/server`} label={t('editors.sections.kept.server')} mono />
          <TagsAt pointer={`${pointer}/stateManagement/client`} label={t('editors.sections.kept.client')} mono />
        </div>
      </Section>
    </div>
  )
}

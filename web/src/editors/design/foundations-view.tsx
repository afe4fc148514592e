import { usePayload } from '~/document/hooks'
import { ChoiceAt, NumberAt, TextAt } from '~/editors/form/fields'
import { Page, Section } from '~/editors/form/section'
import { TagsAt } from '~/editors/form/tags'
import { Assumptions } from '~/editors/form/assumptions'
import type { ViewProps } from '~/stage/view'
import { t } from '~/text'
import { FontNote } from './font-note'
import { NumberChoiceAt } from './number-choice'
import { radiusWords, shadowWords, type Tokens } from './scale'
import { Motion, Radii, Shadows, Spaces, TypeScale } from './specimens'
import { useTokens } from './tokens'
import { TokensNote } from './tokens-note'
import { TypefaceFields } from './typeface-fields'

const ratios = [
  { value: 1.067, label: '1.067' },
  { value: 1.125, label: '1.125' },
  { value: 1.2, label: '1.2' },
  { value: 1.25, label: '1.25' },
  { value: 1.333, label: '1.333' },
  { value: 1.414, label: '1.414' },
  { value: 1.5, label: '1.5' },
  { value: 1.618, label: '1.618' },
] as const

const half = 'grid items-start gap-6 lg:grid-cols-[18rem_minmax(0,1fr)]'

// Type, distances, corners, shadows and motion: what was decided, beside what it looks like.
export function FoundationsView({ project }: ViewProps) {
  const payload = usePayload()
  const tokens = useTokens(project.id)
  const shown: Tokens = tokens
  return (
    <Page wide>
      <Section title={t('editors.design.type.title')} actions={<TokensNote isPreview={tokens.isPreview} />} pointer="/typography">
        <div className={half}>
          <div className="flex flex-col gap-4">
            <TypefaceFields use="heading" />
            <TypefaceFields use="body" />
            <TypefaceFields use="mono" />
            <div className="grid grid-cols-2 gap-3">
              <NumberAt pointer="/typography/baseSize" label={t('editors.design.type.baseSize')} min={8} max={32} />
              <NumberChoiceAt pointer="/typography/ratio" label={t('editors.design.type.ratio')} choices={ratios} />
            </div>
            <TextAt pointer="/typography/because" label={t('editors.design.because')} long />
          </div>
          <div className="flex min-w-0 flex-col gap-3">
            <FontNote payload={payload} />
            <TypeScale tokens={shown} />
          </div>
        </div>
      </Section>
      <Section title={t('editors.design.shape.spacing')} pointer="/spacing">
        <div className={half}>
          <div className="flex flex-col gap-4">
            <NumberAt pointer="/spacing/base" label={t('editors.design.shape.base')} hint={t('editors.design.shape.baseHint')} required min={1} max={32} />
            <NumberAt pointer="/touchTarget" label={t('editors.design.shape.touch')} hint={t('editors.design.shape.touchHint')} min={24} max={96} />
          </div>
          <Spaces tokens={shown} />
        </div>
      </Section>
      <Section title={t('editors.design.shape.form')}>
        <div className={half}>
          <div className="flex flex-col gap-4">
            <ChoiceAt pointer="/radius" label={t('editors.design.shape.radius')} choices={words('radii', radiusWords)} />
            <ChoiceAt pointer="/shadow" label={t('editors.design.shape.shadow')} choices={words('shadows', shadowWords)} />
          </div>
          <div className="flex flex-col gap-6">
            <Radii tokens={shown} />
            <Shadows tokens={shown} />
          </div>
        </div>
      </Section>
      <Section title={t('editors.design.shape.motion')} hint={t('editors.design.shape.motionHint')}>
        <Motion tokens={shown} />
      </Section>
      <Section title={t('editors.design.feel.title')}>
        <div className="grid gap-4 sm:grid-cols-2">
          <TagsAt pointer="/mood" label={t('editors.design.feel.mood')} hint={t('editors.design.feel.moodHint')} />
          <TagsAt pointer="/themes" label={t('editors.design.feel.themes')} suggestions={['light', 'dark']} hint={t('editors.design.feel.themesHint')} />
          <TextAt pointer="/iconLibrary" label={t('editors.design.feel.icons')} suggestions={['lucide', 'heroicons', 'phosphor', 'tabler', 'material-symbols']} />
        </div>
      </Section>
      <Assumptions project={project} />
    </Page>
  )
}

function words<W extends string>(group: 'radii' | 'shadows', all: readonly W[]) {
  return all.map((value) => ({ value, label: t(`editors.design.shape.${group}.${value}` as 'editors.design.shape.radii.none') }))
}

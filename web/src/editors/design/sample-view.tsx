import { useQuery } from '@tanstack/react-query'

import { stageOf } from '~/api/queries'
import { usePayload, useValue } from '~/document/hooks'
import { Page } from '~/editors/form/section'
import type { ViewProps } from '~/stage/view'
import { t } from '~/text'
import { FontNote } from './font-note'
import { Sample, type SampleWords } from './sample'
import { useTokens } from './tokens'
import { TokensNote } from './tokens-note'

interface Entity {
  name: string
  fields?: { name: string; type?: string; description?: string }[]
}

// The parts of a screen, drawn with this design's tokens alone, in each of its themes.
export function SampleView({ project }: ViewProps) {
  const payload = usePayload()
  const tokens = useTokens(project.id)
  const words = useWords(project.id, project.name)
  return (
    <Page wide>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div>
          <h2 className="text-lead">{t('editors.design.sample.title')}</h2>
          <p className="max-w-prose text-text-2">{t('editors.design.sample.hint')}</p>
        </div>
        <TokensNote isPreview={tokens.isPreview} />
      </div>
      <FontNote payload={payload} />
      <div className="grid items-start gap-6 2xl:grid-cols-2">
        {tokens.themes.map((theme) => (
          <section key={theme.name} aria-label={t(`editors.design.themes.${theme.name}`)} className="min-w-0">
            <h3 className="mb-2 font-medium">{t(`editors.design.themes.${theme.name}`)}</h3>
            <Sample words={words} variables={{ ...tokens.shared, ...theme.variables, colorScheme: theme.name }} />
          </section>
        ))}
      </div>
    </Page>
  )
}

const spaced = (name: string) => {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

// The sample says the product's own words: its entries of navigation, and the states and fields of one of its entities.
function useWords(project: string, product: string): SampleWords {
  const statusColours = useValue<Record<string, Record<string, string>>>('/statusColours') ?? {}
  const shell = useValue<{ layout?: string; navigation?: { label: string }[] }>('/applicationShell')
  const entities = useQuery(stageOf(project, 'dataModel')).data?.stage.data?.entities as Entity[] | undefined
  const [subject, states] = Object.entries(statusColours).sort((a, b) => Object.keys(b[1]).length - Object.keys(a[1]).length)[0] ?? []
  const name = subject?.split('.')[0] ?? entities?.[0]?.name ?? product
  const entity = entities?.find((one) => one.name === name)
  const texts = (entity?.fields ?? []).filter((field) => /^(string|text|date|integer|decimal|money)/.test(field.type ?? '') && !/id$/i.test(field.name))
  return {
    product,
    layout: shell?.layout ?? 'none',
    navigation: (shell?.navigation ?? []).map((item) => item.label).slice(0, 6),
    entity: spaced(name),
    fields: texts.slice(0, 2).map((field) => ({ label: spaced(field.name), hint: field.description ?? '' })),
    states: Object.entries(states ?? {}).slice(0, 6).map(([value, role]) => ({ value: spaced(value), role })),
  }
}

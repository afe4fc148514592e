import { useQuery } from '@tanstack/react-query'

import { definitions } from '~/api/queries'
import type { ViewProps } from '~/stage/view'
import { Loading } from '~/ui/feedback'
import { t } from '~/text'
import { NamesProvider, useNamesOf } from './names'
import { nameOfRef, type Shape } from './schema'
import { ExtrasProvider, SchemaFields, type Hints } from './schema-fields'
import { Page } from './section'

const hints: Hints = {
  '*.description': { long: true },
  '*.because': { long: true },
}

// Every member of a payload, drawn from the stage's JSON Schema, and what the schema does not know as JSON: nothing of a design
// is out of reach.
export function FormView({ project, stage }: ViewProps) {
  const names = useNamesOf(project.id, stage)
  const { data } = useQuery(definitions)
  const schema = data?.find((one) => one.name === stage)?.schema as unknown as Shape | undefined
  const root = schema && nameOfRef(schema)
  if (!root) return <Loading />
  return (
    <NamesProvider value={names}>
      <ExtrasProvider value>
        <Page>
          <p className="max-w-prose text-text-2">{t('editors.form.formHint')}</p>
          <SchemaFields stage={stage} shape={root} pointer="" hints={hints} />
        </Page>
      </ExtrasProvider>
    </NamesProvider>
  )
}

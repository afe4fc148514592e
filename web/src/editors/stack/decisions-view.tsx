import { useValue } from '~/document/hooks'
import { ListAt } from '~/editors/form/list'
import { SchemaFields, type Hints } from '~/editors/form/schema-fields'
import { Page, Section } from '~/editors/form/section'
import { Assumptions } from '~/editors/form/assumptions'
import type { ViewProps } from '~/stage/view'
import { t } from '~/text'
import type { Decision } from './match'

const hints: Hints = {
  'StackDecision.id': { mono: true },
  'StackDecision.because': { long: true },
  'StackDecision.alternatives': { what: 'alternative', note: (item) => String(item.rejected ?? '') },
  'Alternative.name': { half: true },
  'Alternative.rejected': { half: true },
}

// The reasons, and in one table everything that was not chosen.
export function DecisionsView({ project, stage }: ViewProps) {
  const decisions = useValue<Decision[]>('/decisions') ?? []
  const rejected = decisions.flatMap((decision) => (decision.alternatives ?? []).map((alternative) => ({ ...alternative, chosen: decision.choice })))
  return (
    <Page>
      <Section title={t('editors.stack.decisions.title')} count={decisions.length}>
        <ListAt
          pointer="/decisions"
          what={t('editors.stack.decisions.one')}
          title={(item) => String(item.choice ?? '')}
          note={(item) => String(item.because ?? '')}
          blank={() => ({ id: '', choice: '', because: '', alternatives: [] })}
          empty={t('editors.stack.decisions.empty')}
        >
          {(pointer) => <SchemaFields stage={stage} shape="StackDecision" pointer={pointer} hints={hints} />}
        </ListAt>
      </Section>
      <Section title={t('editors.stack.rejected.title')} count={rejected.length}>
        {rejected.length === 0 ? (
          <p className="text-text-3">{t('editors.stack.rejected.empty')}</p>
        ) : (
          <div className="overflow-x-auto rounded-md border border-line bg-surface" tabIndex={0} role="region" aria-label={t('editors.stack.rejected.title')}>
            <table className="w-full">
              <thead className="bg-raised text-meta text-text-2">
                <tr>
                  {(['name', 'rejected', 'chosen'] as const).map((column) => (
                    <th key={column} className="px-3 py-1.5 text-start font-medium">
                      {t(`editors.stack.rejected.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rejected.map((one, place) => (
                  <tr key={place} className="border-t border-line align-top">
                    <td className="px-3 py-1.5 font-medium">{one.name}</td>
                    <td className="px-3 py-1.5 text-text-2">{one.rejected}</td>
                    <td className="px-3 py-1.5">{one.chosen}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Section>
      <Assumptions project={project} />
    </Page>
  )
}

import { useValue } from '~/document/hooks'
import { Broken } from '~/editors/form/broken'
import type { Item } from '~/editors/form/edit'
import { ChoiceAt, TextAt } from '~/editors/form/fields'
import { ListAt } from '~/editors/form/list'
import { Section } from '~/editors/form/section'
import { TagsAt } from '~/editors/form/tags'
import { t } from '~/text'
import type { References } from './references'

// What a person does, what happens then, which operations it calls, and where it leads.
export function Interactions({ pointer, references }: { pointer: string; references: References }) {
  const interactions = useValue<Item[]>(pointer) ?? []
  return (
    <Section title={t('editors.sections.interactions.title')} count={interactions.length}>
      <ListAt
        pointer={pointer}
        what={t('editors.sections.interactions.one')}
        title={(item) => String(item.trigger ?? '')}
        note={(item) => {
          const wrong = wrongIn(item, references)
          return wrong.length > 0 ? <Broken text={wrong.join(' ')} /> : String(item.behavior ?? '')
        }}
        blank={() => ({ trigger: '', behavior: '' })}
        empty={t('editors.sections.interactions.empty')}
      >
        {(at, item) => (
          <>
            <TextAt pointer={`${at}/trigger`} label={t('editors.sections.interactions.trigger')} required />
            <TextAt pointer={`${at}/behavior`} label={t('editors.sections.interactions.behavior')} required long />
            <div className="grid gap-4 sm:grid-cols-2">
              <TagsAt pointer={`${at}/calls`} label={t('editors.sections.interactions.calls')} mono suggestions={references.operations} />
              <ChoiceAt pointer={`${at}/goesTo`} label={t('editors.sections.interactions.goesTo')} choices={references.screens} />
            </div>
            {wrongIn(item, references).map((text) => (
              <Broken key={text} text={text} />
            ))}
          </>
        )}
      </ListAt>
    </Section>
  )
}

function wrongIn(item: Item, { operations, screens, isKnown }: References): string[] {
  if (!isKnown) return []
  const calls = Array.isArray(item.calls) ? item.calls.map(String) : []
  const goesTo = item.goesTo === undefined ? '' : String(item.goesTo)
  return [
    ...calls.filter((call) => !operations.includes(call)).map((call) => t('editors.sections.noOperation', { name: call })),
    ...(goesTo && !screens.some((screen) => screen.value === goesTo || screen.label === goesTo)
      ? [t('editors.sections.noScreen', { name: goesTo })]
      : []),
  ]
}

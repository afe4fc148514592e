import { Repeat } from 'lucide-react'

import { useValue } from '~/document/hooks'
import { Broken } from '~/editors/form/broken'
import { TextAt } from '~/editors/form/fields'
import { Section } from '~/editors/form/section'
import { count, type Branch } from '~/editors/form/tree'
import { TreeAt } from '~/editors/form/tree-at'
import { t } from '~/text'
import { repeatExists, type References } from './references'

const text = (value: unknown) => (typeof value === 'string' ? value : '')

// The component tree of a screen.
export function Components({ pointer, references }: { pointer: string; references: References }) {
  const root = useValue<Branch[]>(pointer) ?? []
  const lost = (branch: Branch) => {
    const repeat = text(branch.repeat)
    return repeat !== '' && references.isKnown && !repeatExists(references.answers, repeat) ? (
      <Broken text={t('editors.sections.components.noRepeat', { name: repeat })} />
    ) : null
  }
  return (
    <Section title={t('editors.sections.components.title')} count={count(root)} hint={t('editors.form.tree.hint')}>
      <TreeAt
        pointer={pointer}
        what={t('editors.sections.components.one')}
        blank={() => ({ name: '' })}
        empty={t('editors.sections.components.empty')}
        note={(branch) => (
          <>
            {text(branch.repeat) !== '' && (
              <span className="inline-flex shrink-0 items-center gap-1 text-meta text-text-2">
                <Repeat size={12} aria-hidden />
                {t('editors.sections.components.each', { what: text(branch.repeat) })}
              </span>
            )}
            {lost(branch)}
            <span className="min-w-0 truncate text-text-3">{text(branch.description)}</span>
          </>
        )}
      >
        {(at, branch) => (
          <>
            <div className="grid gap-3 sm:grid-cols-2">
              <TextAt pointer={`${at}/name`} label={t('editors.sections.components.name')} hint={t('editors.sections.components.nameHint')} mono required maxLength={200} />
              <TextAt
                pointer={`${at}/repeat`}
                label={t('editors.sections.components.repeat')}
                hint={lost(branch) ?? t('editors.sections.components.repeatHint')}
                mono
                suggestions={[...references.answers.keys()]}
              />
            </div>
            <TextAt pointer={`${at}/description`} label={t('editors.sections.components.description')} long />
          </>
        )}
      </TreeAt>
    </Section>
  )
}

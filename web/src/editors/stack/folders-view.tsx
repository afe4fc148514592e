import { FileText, Folder } from 'lucide-react'

import { useValue } from '~/document/hooks'
import { ChoiceAt, TextAt } from '~/editors/form/fields'
import { useEdit } from '~/editors/form/edit'
import { Page, Section } from '~/editors/form/section'
import { TreeAt } from '~/editors/form/tree-at'
import type { ViewProps } from '~/stage/view'
import { Button } from '~/ui/button'
import { inSentence, t } from '~/text'

const kinds = ['folder', 'file'] as const

// The folders of the repository, and what belongs where.
export function FoldersView({ project }: ViewProps) {
  const structure = useValue('/structure')
  const { set } = useEdit()
  const choices = kinds.map((value) => ({ value, label: t(`editors.stack.folders.${value}`) }))
  return (
    <Page>
      <Section title={t('editors.stack.folders.title')} hint={t('editors.form.tree.hint')} pointer="/structure">
        {structure === undefined ? (
          <Button onClick={() => set('/structure', { name: project.slug, type: 'folder', children: [] }, inSentence(t('editors.stack.folders.title')))}>
            {t('editors.stack.folders.begin')}
          </Button>
        ) : (
          <div className="flex flex-col gap-4">
            <div className="grid gap-3 sm:grid-cols-2">
              <TextAt pointer="/structure/name" label={t('editors.stack.folders.root')} mono required />
              <TextAt pointer="/structure/purpose" label={t('editors.stack.folders.purpose')} />
            </div>
            <TreeAt
              pointer="/structure/children"
              what={t('editors.stack.folders.one')}
              blank={() => ({ name: '', type: 'folder' })}
              empty={t('editors.stack.folders.empty')}
              note={(branch) => {
                const Icon = branch.type === 'file' ? FileText : Folder
                return (
                  <>
                    <Icon size={14} aria-hidden className="order-first shrink-0 text-text-3" />
                    <span className="min-w-0 truncate text-text-2">{String(branch.purpose ?? '')}</span>
                  </>
                )
              }}
            >
              {(pointer) => (
                <>
                  <div className="grid gap-3 sm:grid-cols-2">
                    <TextAt pointer={`${pointer}/name`} label={t('editors.stack.folders.name')} mono required />
                    <ChoiceAt pointer={`${pointer}/type`} label={t('editors.stack.folders.type')} required choices={choices} />
                  </div>
                  <TextAt pointer={`${pointer}/purpose`} label={t('editors.stack.folders.purpose')} />
                </>
              )}
            </TreeAt>
          </div>
        )}
      </Section>
    </Page>
  )
}

import { t } from '~/text'
import { CodeBlock, CopyButton } from '~/ui/copy'
import { ImportButton } from '../import-button'
import { Section } from '../page'

const commands = 'nonagon backup nonagon-backup.zip\nnonagon restore nonagon-backup.zip'

export function Data() {
  return (
    <>
      <Section title={t('pages.data.import')} lead={t('pages.data.importLead')}>
        <ImportButton label={t('pages.data.choose')} />
      </Section>
      <Section title={t('pages.data.backup')} lead={t('pages.data.backupLead')} actions={<CopyButton text={commands} />}>
        <CodeBlock text={commands} label={t('pages.data.commands')} />
      </Section>
    </>
  )
}

import { useNavigate } from '@tanstack/react-router'
import { FileUp } from 'lucide-react'
import { useRef, useState } from 'react'

import { t } from '~/text'
import { Button } from '~/ui/button'
import { CodeBlock, CopyButton } from '~/ui/copy'
import { Failure, notify } from '~/ui/feedback'
import { importFile } from '../import-file'
import { Section } from '../page'

const commands = 'nonagon backup nonagon-backup.zip\nnonagon restore nonagon-backup.zip'

export function Data() {
  const navigate = useNavigate()
  const file = useRef<HTMLInputElement>(null)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const take = async (chosen: File | undefined) => {
    if (!chosen) return
    setBusy(true)
    setError(null)
    try {
      const { project, remarks } = await importFile(chosen)
      notify(t('pages.new.imported', { name: project.name, count: remarks }))
      await navigate({ to: '/p/$slug', params: { slug: project.slug } })
    } catch (refused) {
      setError(refused)
    }
    setBusy(false)
  }
  return (
    <>
      <Section title={t('pages.data.import')} lead={t('pages.data.importLead')}>
        <input
          ref={file}
          type="file"
          className="hidden"
          tabIndex={-1}
          aria-hidden
          accept=".zip,.md,.markdown,text/markdown,application/zip"
          onChange={(event) => {
            void take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
        <Button className="self-start" icon={<FileUp size={14} aria-hidden />} busy={isBusy} onClick={() => file.current?.click()}>
          {t('pages.data.choose')}
        </Button>
        {error !== null && <Failure error={error} />}
      </Section>
      <Section title={t('pages.data.backup')} lead={t('pages.data.backupLead')} actions={<CopyButton text={commands} />}>
        <CodeBlock text={commands} label={t('pages.data.commands')} />
      </Section>
    </>
  )
}

import { useNavigate } from '@tanstack/react-router'
import { FileUp } from 'lucide-react'
import { useRef, useState } from 'react'

import { t } from '~/text'
import { Button } from '~/ui/button'
import { Failure, notify } from '~/ui/feedback'
import { importFile } from './import-file'

// Makes a project of a chosen file and goes there; a refusal is shown below the button.
export function ImportButton({ label, disabled }: { label: string; disabled?: boolean }) {
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const take = async (file: File | undefined) => {
    if (!file) return
    setBusy(true)
    setError(null)
    try {
      const { project, remarks } = await importFile(file)
      notify(t('pages.new.imported', { name: project.name, count: remarks }))
      await navigate({ to: '/p/$slug', params: { slug: project.slug } })
    } catch (refused) {
      setError(refused)
    }
    setBusy(false)
  }
  return (
    <>
      <input
        ref={input}
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
      <Button className="self-start" icon={<FileUp size={14} aria-hidden />} busy={isBusy} disabled={disabled} onClick={() => input.current?.click()}>
        {label}
      </Button>
      {error !== null && (
        <div className="order-last w-full">
          <Failure error={error} />
        </div>
      )}
    </>
  )
}

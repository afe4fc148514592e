import { Download } from 'lucide-react'
import { useState } from 'react'

import { post } from '~/api/client'
import type { ExportPackage, Project } from '~/api/types'
import { refresh } from '~/stage/project'
import { t } from '~/text'
import { Button } from '~/ui/button'
import { Failure } from '~/ui/feedback'

export const downloadOf = (project: Project, one: ExportPackage) => `/api/projects/${project.id}/exports/${one.id}/download`

// Makes an export of the package as it is now, and lets the browser keep the zip.
export function TakeAlong({ project }: { project: Project }) {
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  async function take() {
    setBusy(true)
    setError(null)
    try {
      const made = await post<ExportPackage>(`/projects/${project.id}/exports`, { format: 'zip' })
      const link = document.createElement('a')
      link.href = downloadOf(project, made)
      link.download = ''
      link.click()
      void refresh(project)
    } catch (error) {
      setError(error)
    } finally {
      setBusy(false)
    }
  }
  if (project.status === 'archived') return null
  return (
    <>
      <Button reads look="primary" busy={isBusy} icon={<Download size={14} aria-hidden />} onClick={() => void take()}>
        {t('stage.export.download')}
      </Button>
      {error !== null && <Failure error={error} />}
    </>
  )
}

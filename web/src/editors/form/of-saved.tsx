import { Save } from 'lucide-react'
import { useState } from 'react'

import { changed, ofProject } from '~/api/queries'
import type { Project, StageName } from '~/api/types'
import { useDocument, useDocumentState, useReadOnly } from '~/document/hooks'
import { t } from '~/text'
import { Button } from '~/ui/button'

// Says that what is compiled is of the saved version, and saves where there is more on the screen.
export function OfSaved({ project, stage }: { project: Project; stage: StageName }) {
  const document = useDocument()
  const isChanged = useDocumentState((state) => state.isChanged)
  const isReadOnly = useReadOnly()
  const [isBusy, setBusy] = useState(false)
  const own = project.stages.find((one) => one.stageName === stage)
  const version = own?.version ?? 0
  async function save() {
    setBusy(true)
    if (await document.save()) await changed(ofProject(project.id), ['project', project.slug])
    setBusy(false)
  }
  if (!isChanged) return <p className="text-meta text-text-3">{t('editors.form.ofSavedNow', { version })}</p>
  return (
    <div role="status" className="flex flex-wrap items-center gap-2 rounded-md bg-warn-soft px-2 py-1 text-meta text-warn">
      <span className="min-w-0 flex-1">{t('editors.form.ofSaved', { version })}</span>
      {!isReadOnly && own?.status !== 'complete' && (
        <Button className="min-h-7" busy={isBusy} icon={<Save size={13} aria-hidden />} onClick={() => void save()}>
          {t('editors.form.saveAndCompile')}
        </Button>
      )}
    </div>
  )
}

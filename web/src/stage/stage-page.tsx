import { useParams } from '@tanstack/react-router'
import { useEffect } from 'react'

import type { Project, Stage, StageName } from '~/api/types'
import type { Document } from '~/document/document'
import { DocumentProvider, useDocumentState } from '~/document/hooks'
import { useLeaveGuard, useOpenedDocument } from '~/document/opened'
import { Failure, Loading } from '~/ui/feedback'
import { ActionRow } from './action-row'
import { ConflictView } from './conflict'
import { NoPayload } from './no-payload'
import { ProblemsPanel } from './problems-panel'
import { reasonToRead, useProject } from './project'
import { ReadOnlyNote } from './read-only-note'
import { Refusal } from './refusal'
import { StageHeading } from './stage-heading'
import { StageViews } from './stage-views'

function Workspace({ project, stage, document }: { project: Project; stage: Stage; document: Document }) {
  const why = reasonToRead(project, stage)
  useEffect(() => document.setReadOnly(why), [document, why])
  useLeaveGuard(document)
  const conflict = useDocumentState((state) => state.conflict)
  const hasPayload = useDocumentState((state) => Object.keys(state.current).length > 0)
  return (
    <>
      {why && project.status !== 'archived' && <ReadOnlyNote project={project} stage={stage} why={why} />}
      {conflict ? (
        <ConflictView project={project} stage={stage.stageName} conflict={conflict} />
      ) : hasPayload || stage.stageName === 'export' ? (
        <>
          <StageViews project={project} stage={stage.stageName} />
          <Refusal />
        </>
      ) : (
        <NoPayload project={project} stage={stage} />
      )}
      <ProblemsPanel project={project} stage={stage.stageName} />
      <ActionRow project={project} stage={stage} />
    </>
  )
}

function Opened({ project, name }: { project: Project; name: StageName }) {
  const { document, stage, error, retry } = useOpenedDocument(project.id, name)
  if (error) {
    return (
      <div className="p-6">
        <Failure error={error} retry={retry} />
      </div>
    )
  }
  if (!document || !stage || document.getState().stage !== name) return <Loading />
  return (
    <DocumentProvider value={document}>
      <Workspace project={project} stage={stage} document={document} />
    </DocumentProvider>
  )
}

export function StagePage() {
  const { stage } = useParams({ from: '/p/$slug/$stage' })
  const project = useProject()
  return (
    <div className="flex min-w-0 flex-1 flex-col lg:min-h-0">
      <StageHeading project={project} stage={stage} />
      <Opened key={stage} project={project} name={stage} />
    </div>
  )
}

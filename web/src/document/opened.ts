import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

import { call, get, Problem } from '~/api/client'
import { queries, stageOf, versionsOf } from '~/api/queries'
import type { Draft, Stage, StageName } from '~/api/types'
import { t } from '~/text'
import { notify } from '~/ui/feedback'
import { keptInBrowser, makeDocument, same, type Conflict, type Document } from './document'

// The documents that are open. One stays open while it has steps to undo, so that going to another stage and back loses none.

const opened = new Map<string, Promise<Document>>()
const keyOf = (project: string, stage: StageName) => `${project}/${stage}`

async function draftOf(project: string, stage: Stage): Promise<Draft | null> {
  if (!stage.hasDraft) return null
  try {
    return await get<Draft>(`/projects/${project}/stages/${stage.stageName}/draft`)
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return null
    throw error
  }
}

// Not as a query, which ends when a component that asked for it leaves the screen.
async function stageNow(project: string, name: StageName): Promise<Conflict> {
  const answer = await call<Stage>('GET', `/projects/${project}/stages/${name}`)
  const served = { stage: answer.body, etag: answer.etag ?? '' }
  queries.setQueryData(stageOf(project, name).queryKey, served)
  return served
}

async function open(project: string, name: StageName): Promise<Document> {
  const [{ stage, etag }, inBrowser] = await Promise.all([stageNow(project, name), keptInBrowser(project, name)])
  const draft = await draftOf(project, stage)
  // A draft that is older than the active version began from another one: somebody saved, or generated, since.
  let conflict: Conflict | null = null
  const keptAt = Math.max(draft?.data ? Date.parse(draft.updatedAt) : 0, inBrowser?.at ?? 0)
  const kept = inBrowser && inBrowser.at >= keptAt ? inBrowser.current : draft?.data
  if (kept && stage.version && !same(kept, stage.data)) {
    const versions = await queries.fetchQuery({ ...versionsOf(project, name), staleTime: 0 })
    const active = versions.find((version) => version.isActive)
    if (active && Date.parse(active.createdAt) > keptAt) conflict = { stage, etag }
  }
  return makeDocument(project, { stage, etag, draft, inBrowser, conflict, onRefused: (why) => notify(why) })
}

export function openDocument(project: string, stage: StageName): Promise<Document> {
  const key = keyOf(project, stage)
  const known = opened.get(key)
  if (known) return known
  const opening = open(project, stage)
  opened.set(key, opening)
  opening.catch(() => opened.delete(key))
  return opening
}

const users = new Map<string, number>() // by key

const enter = (key: string) => users.set(key, (users.get(key) ?? 0) + 1)

async function leave(project: string, stage: StageName) {
  const key = keyOf(project, stage)
  users.set(key, users.get(key)! - 1)
  const document = await opened.get(key)
  if (!document) return
  if (document.getState().keeping === 'waiting') await document.keepNow()
  const { past, future, keeping, conflict } = document.getState()
  const isInUse = past.length + future.length > 0 || keeping !== 'saved' || conflict !== null || users.get(key)! > 0
  if (isInUse) return
  opened.delete(key)
  void document.close()
}

// Opens the stage's document, and takes over what others save meanwhile: at once where nothing is changed here, otherwise as
// a conflict that the person decides.
export function useOpenedDocument(project: string, stage: StageName) {
  const [document, setDocument] = useState<Document | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let isGone = false
    enter(keyOf(project, stage))
    setDocument(null)
    setError(null)
    openDocument(project, stage).then(
      (document) => !isGone && setDocument(document),
      (error: unknown) => !isGone && setError(error),
    )
    return () => {
      isGone = true
      void leave(project, stage).catch(() => undefined)
    }
  }, [project, stage, attempt])

  const served = useQuery(stageOf(project, stage))
  useEffect(() => {
    if (!document || !served.data || document.getState().stage !== served.data.stage.stageName) return
    const { etag, etagAt, isChanged, conflict } = document.getState()
    if (served.data.etag === etag || served.dataUpdatedAt <= etagAt || conflict?.etag === served.data.etag) return
    if (isChanged) document.setState({ conflict: served.data })
    else document.adopt(served.data.stage, served.data.etag)
  }, [document, served.data, served.dataUpdatedAt])

  return { document, stage: served.data?.stage ?? null, error, retry: () => setAttempt(attempt + 1) }
}

// Before the page closes: what waits is kept; the browser asks only where something could be lost.
export function useLeaveGuard(document: Document | null) {
  useEffect(() => {
    if (!document) return
    function onBeforeUnload(event: BeforeUnloadEvent) {
      const { keeping } = document!.getState()
      if (keeping === 'saved' || keeping === 'offline') return
      void document!.keepNow()
      event.preventDefault()
      event.returnValue = t('stage.leaving')
    }
    const onHidden = () => {
      if (globalThis.document.visibilityState === 'hidden' && document.getState().keeping === 'waiting') void document.keepNow()
    }
    window.addEventListener('beforeunload', onBeforeUnload)
    globalThis.document.addEventListener('visibilitychange', onHidden)
    return () => {
      window.removeEventListener('beforeunload', onBeforeUnload)
      globalThis.document.removeEventListener('visibilitychange', onHidden)
    }
  }, [document])
}

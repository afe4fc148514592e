import { useQuery } from '@tanstack/react-query'
import { useEffect, useReducer, useRef, useState } from 'react'

import { get, post } from '~/api/client'
import { follow, type GenerationEvent } from '~/api/events'
import type { Generation, Project, StageName } from '~/api/types'
import { openDocument } from '~/document/opened'
import { refresh } from './project'
import { begun, partOf, told, type Run } from './run'

// A generation, live or ended: its events are told from the first one, so a reload shows the same run.
export function useRun(project: Project, stage: StageName, id: string) {
  const address = `/projects/${project.id}/stages/${stage}/generations/${id}`
  const [run, tell] = useReducer((run: Run, event: GenerationEvent) => told(run, event), begun)
  const [error, setError] = useState<unknown>(null)
  const [isStopping, setStopping] = useState(false)
  const [partKept, setPartKept] = useState<boolean | null>(null)
  const latest = useRef(run)
  latest.current = run
  const line = useRef<AbortController>(null)
  const generation = useQuery({
    queryKey: ['of', project.id, 'generation', id],
    queryFn: () => get<Generation>(address),
    // The call that was under way when a run was stopped is on record a moment later, with what it cost.
    refetchInterval: ({ state }) => (run.end === 'cancelled' && state.data?.calls.length === 0 && state.dataUpdateCount < 12 ? 300 : false),
  })

  useEffect(() => {
    const abort = new AbortController()
    line.current = abort
    follow(`${address}/events`, tell, abort.signal).catch((error: unknown) => !abort.signal.aborted && setError(error))
    return () => abort.abort()
  }, [address])

  const { refetch } = generation
  useEffect(() => {
    if (!run.end) return
    void refetch()
    void refresh(project)
    // Once, when the run ends.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [run.end])

  // The page changes no more, whatever the server still sends; what had arrived becomes a draft.
  async function stop() {
    setStopping(true)
    setError(null)
    try {
      line.current?.abort()
      const settled = await post<Generation>(`${address}/cancel`)
      const part = settled.state === 'cancelled' ? partOf(latest.current) : null
      if (part) {
        const document = await openDocument(project.id, stage)
        document.setReadOnly(null)
        document.replace('stopped run', part)
        await document.keepNow()
      }
      setPartKept(part !== null)
      tell({
        id: '',
        kind: settled.state === 'cancelled' ? 'cancelled' : settled.state === 'succeeded' ? 'done' : 'error',
        body: { message: settled.error ?? '', outputVersion: settled.outputVersion ?? undefined },
      })
    } catch (error) {
      setError(error)
    } finally {
      setStopping(false)
    }
  }

  return { run, generation: generation.data ?? null, error: error ?? generation.error, stop, isStopping, partKept }
}

// Seconds since `from`, each second while `isRunning`.
export function useElapsed(from: string | undefined, isRunning: boolean): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [isRunning])
  return from ? Math.max(0, Math.floor((now - Date.parse(from)) / 1000)) : 0
}

// The same text, told anew at most every `pause` ms: for screen readers.
export function useSeldom(text: string, pause = 5_000): string {
  const [told, setTold] = useState(text)
  const toldAt = useRef(Date.now())
  useEffect(() => {
    if (text === told) return
    const timer = setTimeout(
      () => {
        toldAt.current = Date.now()
        setTold(text)
      },
      Math.max(0, toldAt.current + pause - Date.now()),
    )
    return () => clearTimeout(timer)
  }, [text, told, pause])
  return told
}

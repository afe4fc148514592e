import { set as keepInBrowser, get as readFromBrowser, del as forgetInBrowser } from 'idb-keyval'
import { applyPatches, enablePatches, produceWithPatches, type Patch } from 'immer'
import { createStore, type StoreApi } from 'zustand/vanilla'

import { call, Problem, put, remove, Unreachable } from '~/api/client'
import type { Draft, Json, Payload, Stage, StageName } from '~/api/types'

enablePatches()

// One stage's payload while a person edits it. What is typed is kept as a draft on the server 600 ms after the last change,
// and in this browser while the server cannot be reached; a version is made only by `save`. Undo and redo walk over labelled
// steps and survive a change of view.

export type Keeping = 'saved' | 'waiting' | 'keeping' | 'offline' | 'failed'

interface Step {
  label: string
  forward: Patch[]
  back: Patch[]
}

export interface DocumentState {
  project: string // id
  stage: StageName
  saved: Payload // the active version
  etag: string // its tag, for If-Match
  current: Payload // what is on the screen
  isChanged: boolean // current differs from saved
  past: Step[]
  future: Step[]
  keeping: Keeping
  keptAt: number | null // ms since the epoch
  error: unknown // why keeping or saving failed
  conflict: { stage: Stage; etag: string } | null // somebody else saved a newer version
}

export interface Document extends StoreApi<DocumentState> {
  change: (label: string, recipe: (payload: Payload) => void) => void
  replace: (label: string, payload: Payload) => void
  undo: () => void
  redo: () => void
  save: () => Promise<boolean> // false: refused, see `error` or `conflict`
  discard: () => Promise<void>
  keepNow: () => Promise<void> // without waiting, as before the page closes
  adopt: (stage: Stage, etag: string) => void // the server's version becomes what is saved and shown
  keepMine: () => void // in a conflict: what is on the screen will replace the newer version
}

const pause = 600
const same = (a: Json, b: Json) => JSON.stringify(a) === JSON.stringify(b)
const inBrowser = (project: string, stage: StageName) => `nonagon.draft.${project}.${stage}`

export function makeDocument(project: string, stage: Stage, etag: string, draft: Draft | null): Document {
  const saved = stage.data ?? {}
  const current = draft?.data ?? saved
  const store = createStore<DocumentState>(() => ({
    project,
    stage: stage.stageName,
    saved,
    etag,
    current,
    isChanged: !same(saved, current),
    past: [],
    future: [],
    keeping: 'saved',
    keptAt: draft ? Date.parse(draft.updatedAt) : null,
    error: null,
    conflict: null,
  }))
  const address = `/projects/${project}/stages/${stage.stageName}`
  const key = inBrowser(project, stage.stageName)
  let timer: ReturnType<typeof setTimeout> | undefined
  let keeping: Promise<void> = Promise.resolve()

  function schedule(delay = pause) {
    store.setState({ keeping: 'waiting' })
    clearTimeout(timer)
    timer = setTimeout(() => void keepNow(), delay)
  }

  function show(current: Payload, steps: Partial<DocumentState>) {
    store.setState({ current, isChanged: !same(store.getState().saved, current), ...steps })
    schedule()
  }

  async function keep() {
    const { current, isChanged } = store.getState()
    store.setState({ keeping: 'keeping' })
    try {
      if (isChanged) {
        await put(`${address}/draft`, { data: current })
      } else {
        await remove(`${address}/draft`).catch((error: unknown) => {
          if (!(error instanceof Problem && error.status === 404)) throw error
        })
      }
      void forgetInBrowser(key)
      if (store.getState().current === current) store.setState({ keeping: 'saved', keptAt: Date.now(), error: null })
    } catch (error) {
      await keepInBrowser(key, { current, at: Date.now() })
      const isOffline = error instanceof Unreachable
      store.setState({ keeping: isOffline ? 'offline' : 'failed', error })
      if (isOffline) {
        clearTimeout(timer)
        timer = setTimeout(() => void keepNow(), 5_000)
      }
    }
  }

  function keepNow() {
    clearTimeout(timer)
    keeping = keeping.then(keep)
    return keeping
  }

  function replaceWith(label: string, next: Payload, forward: Patch[], back: Patch[]) {
    if (forward.length === 0) return
    show(next, { past: [...store.getState().past, { label, forward, back }], future: [] })
  }

  return {
    ...store,
    keepNow,
    change(label, recipe) {
      const [next, forward, back] = produceWithPatches(store.getState().current, (draft) => recipe(draft as Payload))
      replaceWith(label, next, forward, back)
    },
    replace(label, payload) {
      const { current } = store.getState()
      if (same(current, payload)) return
      replaceWith(label, payload, [{ op: 'replace', path: [], value: payload }], [{ op: 'replace', path: [], value: current }])
    },
    undo() {
      const { past, future, current } = store.getState()
      const step = past.at(-1)
      if (!step) return
      show(applyPatches(current, step.back), { past: past.slice(0, -1), future: [step, ...future] })
    },
    redo() {
      const { past, future, current } = store.getState()
      const [step, ...rest] = future
      if (!step) return
      show(applyPatches(current, step.forward), { past: [...past, step], future: rest })
    },
    async save() {
      clearTimeout(timer)
      await keeping
      const { current, etag } = store.getState()
      store.setState({ keeping: 'keeping', error: null })
      try {
        const answer = await call<Stage>('PUT', address, { body: { data: current }, etag })
        const data = answer.body.data ?? current
        store.setState({ saved: data, current: data, isChanged: false, etag: answer.etag ?? '', keeping: 'saved', keptAt: Date.now() })
        void forgetInBrowser(key)
        return true
      } catch (error) {
        if (error instanceof Problem && error.status === 412) {
          const theirs = await call<Stage>('GET', address)
          store.setState({ keeping: 'saved', conflict: { stage: theirs.body, etag: theirs.etag ?? '' } })
        } else {
          store.setState({ keeping: error instanceof Unreachable ? 'offline' : 'failed', error })
        }
        return false
      }
    },
    async discard() {
      clearTimeout(timer)
      const { saved } = store.getState()
      store.setState({ current: saved, isChanged: false, past: [], future: [], conflict: null, error: null })
      await keepNow()
    },
    adopt(theirs, etag) {
      const data = theirs.data ?? {}
      store.setState({ saved: data, current: data, etag, isChanged: false, past: [], future: [], conflict: null, error: null })
      void keepNow()
    },
    keepMine() {
      const { conflict, current } = store.getState()
      if (!conflict) return
      const theirs = conflict.stage.data ?? {}
      store.setState({ saved: theirs, etag: conflict.etag, conflict: null, isChanged: !same(theirs, current) })
    },
  }
}

// What this browser kept while the server was away, newer than what the server has.
export async function keptInBrowser(project: string, stage: StageName): Promise<{ current: Payload; at: number } | null> {
  return (await readFromBrowser(inBrowser(project, stage))) ?? null
}

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

export interface Step {
  label: string
  forward: Patch[]
  back: Patch[]
  joins?: string // typing in one field is one step: changes that join the same, within a second of each other
  at: number // ms since the epoch
}

const joinWithin = 1_000

export type Answers = Record<string, Json>

export interface Conflict {
  stage: Stage // as somebody else left it
  etag: string
}

export interface DocumentState {
  project: string // id
  stage: StageName
  saved: Payload // the active version
  etag: string // its tag, for If-Match
  etagAt: number // when it was learnt, ms since the epoch
  current: Payload // what is on the screen
  isChanged: boolean // current differs from saved
  past: Step[]
  future: Step[]
  keeping: Keeping
  keptAt: number | null // ms since the epoch
  error: unknown // why keeping or saving failed
  conflict: Conflict | null // somebody else saved a newer version
  readOnly: string | null // why nothing can be changed
  answers: Answers | null // of the interview, as far as they are kept; a draft has them beside the payload
}

export interface Document extends StoreApi<DocumentState> {
  change: (label: string, recipe: (payload: Payload) => void, joins?: string) => void
  replace: (label: string, payload: Payload, joins?: string) => void
  undo: () => void
  redo: () => void
  save: () => Promise<boolean> // false: refused, see `error` or `conflict`
  discard: () => Promise<void>
  keepNow: () => Promise<void> // without waiting, as before the page closes
  adopt: (stage: Stage, etag: string) => void // the server's version becomes what is saved and shown
  keepMine: () => void // in a conflict: what is on the screen will replace the newer version
  settle: (merged: Payload) => void // in a conflict: the merged payload goes on from the newer version
  answer: (topic: string, answer: Json | undefined) => void // undefined takes the answer back
  forgetDraft: () => void // the server has taken over what the draft held
  setReadOnly: (why: string | null) => void
  close: () => Promise<void> // keeps what waits to be kept
}

export interface Beginning {
  stage: Stage
  etag: string
  draft: Draft | null
  inBrowser?: KeptHere | null
  conflict?: Conflict | null // the draft began from an older version than the active one
  onRefused?: (why: string) => void // a change was tried on what is read-only
}

const pause = 600
export const same = (a: Json, b: Json) => JSON.stringify(a) === JSON.stringify(b)
const unlessMissing = (error: unknown) => {
  if (!(error instanceof Problem && error.status === 404)) throw error
}
const keyOf = (project: string, stage: StageName) => `nonagon.draft.${project}.${stage}`

// What this browser kept while the server was away.
export interface KeptHere {
  current: Payload
  answers: Answers | null
  at: number // ms since the epoch
}
export async function keptInBrowser(project: string, stage: StageName): Promise<KeptHere | null> {
  return (await readFromBrowser(keyOf(project, stage)).catch(() => null)) ?? null
}

export function makeDocument(project: string, { stage, etag, draft, inBrowser, conflict, onRefused }: Beginning): Document {
  const saved = stage.data ?? {}
  const isNewerHere = inBrowser != null && (!draft || inBrowser.at > Date.parse(draft.updatedAt))
  const current = (isNewerHere ? inBrowser.current : draft?.data) ?? saved
  const store = createStore<DocumentState>(() => ({
    project,
    stage: stage.stageName,
    saved,
    etag,
    etagAt: Date.now(),
    current,
    isChanged: !same(saved, current),
    past: [],
    future: [],
    keeping: 'saved',
    keptAt: draft ? Date.parse(draft.updatedAt) : null,
    error: null,
    conflict: conflict ?? null,
    readOnly: null,
    answers: (isNewerHere ? inBrowser.answers : draft?.answers) ?? null,
  }))
  const address = `/projects/${project}/stages/${stage.stageName}`
  const key = keyOf(project, stage.stageName)
  let isOnServer = draft !== null // a draft that has to be taken away when nothing is left of it
  let timer: ReturnType<typeof setTimeout> | undefined
  let keeping: Promise<void> = Promise.resolve()
  const tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(key)

  function schedule(delay = pause) {
    store.setState({ keeping: 'waiting' })
    clearTimeout(timer)
    timer = setTimeout(() => void keepNow(), delay)
  }

  function show(current: Payload, steps: Partial<DocumentState>) {
    store.setState({ current, isChanged: !same(store.getState().saved, current), ...steps })
    tabs?.postMessage({ current })
    schedule()
  }

  async function keep() {
    const { current, isChanged, answers } = store.getState()
    store.setState({ keeping: 'keeping' })
    try {
      const draft = { ...(isChanged ? { data: current } : {}), ...(answers ? { answers } : {}) }
      if (isChanged || answers) await put(`${address}/draft`, draft)
      else if (isOnServer) await remove(`${address}/draft`).catch(unlessMissing)
      isOnServer = isChanged || answers !== null
      void forgetInBrowser(key)
      const now = store.getState()
      if (now.current === current && now.answers === answers) store.setState({ keeping: 'saved', keptAt: Date.now(), error: null })
    } catch (error) {
      await keepInBrowser(key, { current, answers, at: Date.now() }).catch(() => undefined)
      const isOffline = error instanceof Unreachable || (error instanceof Problem && error.status >= 500)
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

  function isRefused() {
    const why = store.getState().readOnly
    if (why !== null) onRefused?.(why)
    return why !== null
  }

  function replaceWith(label: string, next: Payload, forward: Patch[], back: Patch[], joins?: string) {
    if (forward.length === 0) return
    const { past } = store.getState()
    const last = past.at(-1)
    const at = Date.now()
    const step =
      joins && last?.joins === joins && at - last.at < joinWithin
        ? { label, forward: [...last.forward, ...forward], back: [...back, ...last.back], joins, at }
        : undefined
    show(next, { past: step ? [...past.slice(0, -1), step] : [...past, { label, forward, back, joins, at }], future: [] })
  }

  // The same stage in another tab of this browser: both show the same document, and its versions.
  if (tabs) {
    tabs.onmessage = ({ data }: MessageEvent<{ current?: Payload; saved?: Payload; etag?: string; answers?: Answers }>) => {
      const state = store.getState()
      isOnServer = true
      if (data.answers) return store.setState({ answers: data.answers })
      const saved = data.saved ?? state.saved
      const current = data.current ?? state.current
      if (same(current, state.current) && same(saved, state.saved)) return
      const isStep = !same(current, state.current)
      const step: Step = {
        label: '',
        forward: [{ op: 'replace', path: [], value: current }],
        back: [{ op: 'replace', path: [], value: state.current }],
        at: Date.now(),
      }
      store.setState({
        saved,
        etag: data.etag ?? state.etag,
        etagAt: data.etag ? Date.now() : state.etagAt,
        current,
        isChanged: !same(saved, current),
        past: isStep ? [...state.past, step] : state.past,
        future: isStep ? [] : state.future,
        keptAt: Date.now(),
      })
    }
  }

  if (isNewerHere) schedule(0)

  return {
    ...store,
    keepNow,
    change(label, recipe, joins) {
      if (isRefused()) return
      const [next, forward, back] = produceWithPatches(store.getState().current, (draft) => void recipe(draft as Payload))
      replaceWith(label, next, forward, back, joins)
    },
    replace(label, payload, joins) {
      if (isRefused()) return
      const { current } = store.getState()
      if (same(current, payload)) return
      replaceWith(label, payload, [{ op: 'replace', path: [], value: payload }], [{ op: 'replace', path: [], value: current }], joins)
    },
    undo() {
      if (isRefused()) return
      const { past, future, current } = store.getState()
      const step = past.at(-1)
      if (!step) return
      show(applyPatches(current, step.back), { past: past.slice(0, -1), future: [step, ...future] })
    },
    redo() {
      if (isRefused()) return
      const { past, future, current } = store.getState()
      const [step, ...rest] = future
      if (!step) return
      show(applyPatches(current, step.forward), { past: [...past, step], future: rest })
    },
    async save() {
      clearTimeout(timer)
      await keeping
      const { current, etag, answers } = store.getState()
      store.setState({ keeping: 'keeping', error: null })
      try {
        const answer = await call<Stage>('PUT', address, { body: { data: current }, etag })
        if (answers) await put(`${address}/draft`, { answers }) // saving took the whole draft away
        isOnServer = answers !== null
        const data = answer.body.data ?? current
        // What was typed while the request was under way stays, as a change of the new version.
        const now = store.getState().current
        const shown = now === current ? data : now
        store.setState({
          saved: data,
          current: shown,
          isChanged: !same(data, shown),
          etag: answer.etag ?? '',
          etagAt: Date.now(),
          keeping: 'saved',
          keptAt: Date.now(),
        })
        tabs?.postMessage({ current: shown, saved: data, etag: answer.etag ?? '' })
        void forgetInBrowser(key)
        return true
      } catch (error) {
        if (error instanceof Problem && error.status === 412) {
          const theirs = await call<Stage>('GET', address)
          store.setState({ keeping: 'saved', conflict: { stage: theirs.body, etag: theirs.etag ?? '' } })
        } else {
          store.setState({ keeping: error instanceof Unreachable ? 'offline' : 'saved', error })
        }
        return false
      }
    },
    async discard() {
      clearTimeout(timer)
      const { saved } = store.getState()
      store.setState({ current: saved, isChanged: false, past: [], future: [], conflict: null, error: null })
      tabs?.postMessage({ current: saved })
      await keepNow()
    },
    adopt(theirs, etag) {
      const data = theirs.data ?? {}
      const { current } = store.getState()
      store.setState({ saved: data, current: data, etag, etagAt: Date.now(), isChanged: false, past: [], future: [], conflict: null, error: null })
      if (!same(current, data)) void keepNow()
    },
    keepMine() {
      const { conflict, current } = store.getState()
      if (!conflict) return
      const theirs = conflict.stage.data ?? {}
      store.setState({ saved: theirs, etag: conflict.etag, etagAt: Date.now(), conflict: null, isChanged: !same(theirs, current) })
    },
    settle(merged) {
      const { conflict, past, current } = store.getState()
      if (!conflict) return
      const step: Step = {
        label: '',
        forward: [{ op: 'replace', path: [], value: merged }],
        back: [{ op: 'replace', path: [], value: current }],
        at: Date.now(),
      }
      store.setState({ saved: conflict.stage.data ?? {}, etag: conflict.etag, etagAt: Date.now(), conflict: null })
      show(merged, { past: [...past, step], future: [] })
    },
    // Questions can be answered before their stage opens.
    answer(topic, answer) {
      const answers = { ...store.getState().answers }
      if (answer === undefined) delete answers[topic]
      else answers[topic] = answer
      store.setState({ answers })
      tabs?.postMessage({ answers })
      schedule()
    },
    forgetDraft() {
      clearTimeout(timer)
      store.setState({ current: store.getState().saved, isChanged: false, past: [], future: [], answers: null, keeping: 'saved' })
      if (isOnServer) void remove(`${address}/draft`).catch(() => undefined)
      isOnServer = false
      void forgetInBrowser(key)
    },
    setReadOnly(why) {
      if (store.getState().readOnly !== why) store.setState({ readOnly: why })
    },
    async close() {
      tabs?.close()
      if (store.getState().keeping === 'waiting') await keepNow()
      else clearTimeout(timer)
    },
  }
}

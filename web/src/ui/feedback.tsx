import { Toast } from 'radix-ui'
import type { ReactNode } from 'react'
import { create } from 'zustand'

import { Problem, Unreachable } from '~/api/client'
import { t } from '~/text'
import { Button } from './button'

// Nothing yet, nothing found, or not allowed: what this is, why it is empty, and the one thing to do next.
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="mx-auto flex max-w-prose flex-col items-center gap-2 px-6 py-16 text-center">
      <h2 className="text-lead">{title}</h2>
      <div className="text-text-2">{children}</div>
      {action && <div className="pt-2">{action}</div>}
    </div>
  )
}

// A failure where it happened: what, why, what to do; the request's id behind Details.
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const problem = error instanceof Problem ? error : null
  return (
    <div role="alert" className="rounded-md border border-error bg-error-soft p-3">
      <p className="font-medium">
        {error instanceof Unreachable ? t('common.unreachable') : problem ? sentence(problem.detail) : String(error)}
      </p>
      {problem?.reason && <p className="text-text-2">{sentence(problem.reason)}</p>}
      {problem && problem.errors.length > 0 && (
        <ul className="mt-1 list-disc ps-5">
          {problem.errors.slice(0, 8).map((place) => (
            <li key={place.pointer + place.detail}>
              <code className="font-mono text-code">{place.pointer}</code> {place.detail}
            </li>
          ))}
        </ul>
      )}
      {problem && (problem.fix || problem.requestId) && (
        <details className="mt-1 text-meta text-text-2">
          <summary>{t('common.details')}</summary>
          {problem.fix && <p>{problem.fix}</p>}
          <p className="font-mono">{t('common.requestId', { id: problem.requestId })}</p>
        </details>
      )}
      {retry && (
        <Button reads className="mt-2" onClick={retry}>
          {t('common.retry')}
        </Button>
      )}
    </div>
  )
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? '' : '.')

export function Loading() {
  return (
    <p role="status" className="p-6 text-text-3">
      {t('common.loading')}
    </p>
  )
}

interface Notice {
  id: number
  text: string
  undo?: () => void
}

const useNotices = create<{ notices: Notice[] }>(() => ({ notices: [] }))
let made = 0

// Tells what was done, for ten seconds, with a way back where there is one. Errors are shown where they happen instead.
export function notify(text: string, undo?: () => void) {
  useNotices.setState(({ notices }) => ({ notices: [...notices.slice(-2), { id: ++made, text, undo }] }))
}

export function Notices() {
  const notices = useNotices((state) => state.notices)
  const drop = (id: number) =>
    useNotices.setState((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) }))
  return (
    <Toast.Provider duration={10_000}>
      {notices.map((notice) => (
        <Toast.Root
          key={notice.id}
          onOpenChange={(open) => !open && drop(notice.id)}
          className="fade-in flex items-center gap-3 rounded-md bg-text px-3 py-2 text-bg shadow-lg"
        >
          <Toast.Title>{notice.text}</Toast.Title>
          {notice.undo && (
            <Toast.Action altText={t('common.undo')} asChild>
              <button
                type="button"
                className="rounded-sm px-1 font-semibold underline"
                onClick={() => {
                  notice.undo!()
                  drop(notice.id)
                }}
              >
                {t('common.undo')}
              </button>
            </Toast.Action>
          )}
        </Toast.Root>
      ))}
      <Toast.Viewport hotkey={['altKey', 'KeyT']} className="fixed end-4 bottom-16 z-50 flex w-[min(24rem,calc(100vw-2rem))] flex-col gap-2" />
    </Toast.Provider>
  )
}

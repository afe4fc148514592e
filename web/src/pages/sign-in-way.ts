import { post } from '~/api/client'
import { projects, queries } from '~/api/queries'

// The token behind the # of a one-time link. It leaves the address at once, so that it stays in no history and no bookmark.
export function takeToken(): string | null {
  const token = location.hash.slice(1)
  if (!token.startsWith('nng_lnk_')) return null
  history.replaceState(history.state, '', location.pathname + location.search)
  return token
}

// A link opens once: however often a page asks, it is sent once.
const trials = new Map<string, Promise<unknown>>()
export function openWithLink(token: string): Promise<unknown> {
  const trial = trials.get(token) ?? post('/auth/link', { token })
  trials.set(token, trial)
  return trial
}

// Where somebody who has signed in goes: back to where they were, else to their projects, else to the first one.
export async function wayOn(next: string | undefined): Promise<string> {
  queries.clear()
  if (next?.startsWith('/') && !next.startsWith('//') && !next.startsWith('/\\')) return next
  const active = await queries.fetchQuery(projects())
  return active.length > 0 ? '/' : '/new'
}

export const bytes = (text: string) => new TextEncoder().encode(text).length
export const passwordBytes = 15

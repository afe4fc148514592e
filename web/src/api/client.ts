// The REST API of the server that sent this page. Every failure is a Problem (RFC 9457) or, without an answer, Unreachable.

export interface Place {
  pointer: string // JSON Pointer (RFC 6901) into the request's body
  detail: string
}

export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly reason: string,
    readonly fix: string,
    readonly errors: Place[],
    readonly requestId: string,
  ) {
    super(detail)
  }
}

export class Unreachable extends Error {}

// Tells 'lost' and 'back' of the way to the server, and 'signed-out' when it asks who this is.
export const connection = new EventTarget()
let isLost = false
const tellConnection = (lost: boolean) => {
  if (lost === isLost) return
  isLost = lost
  connection.dispatchEvent(new Event(lost ? 'lost' : 'back'))
}

export interface Answer<T> {
  body: T
  etag: string | null
  location: string | null
  next: string | null // address of the next page, from Link
}

export interface Sending {
  body?: unknown // sent as JSON, unless it is a Blob
  etag?: string // If-Match
  key?: string // Idempotency-Key: the same answer for the same key
  headers?: Record<string, string>
  signal?: AbortSignal
}

async function problemOf(response: Response): Promise<Problem> {
  const requestId = response.headers.get('X-Request-Id') ?? ''
  try {
    const told = await response.json()
    return new Problem(
      response.status,
      told.code ?? '',
      told.detail ?? response.statusText,
      told.reason ?? '',
      told.fix ?? '',
      told.errors ?? [],
      told.requestId ?? requestId,
    )
  } catch {
    return new Problem(response.status, '', `the server answered ${response.status}`, '', '', [], requestId)
  }
}

export async function send(method: string, path: string, sending: Sending = {}): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json', ...sending.headers }
  const isBlob = sending.body instanceof Blob
  if (sending.body !== undefined && !headers['Content-Type']) {
    headers['Content-Type'] = isBlob ? 'application/octet-stream' : 'application/json'
  }
  if (sending.etag) headers['If-Match'] = sending.etag
  if (sending.key) headers['Idempotency-Key'] = sending.key
  const body = sending.body === undefined ? undefined : isBlob ? (sending.body as Blob) : JSON.stringify(sending.body)
  let response: Response
  try {
    response = await fetch(`/api${path}`, { method, headers, body, signal: sending.signal, credentials: 'same-origin' })
  } catch (error) {
    if (sending.signal?.aborted) throw error
    tellConnection(true)
    throw new Unreachable(String(error))
  }
  tellConnection(false)
  if (response.status === 401 && !path.startsWith('/auth/')) connection.dispatchEvent(new Event('signed-out'))
  if (!response.ok) throw await problemOf(response)
  return response
}

export async function call<T>(method: string, path: string, sending: Sending = {}): Promise<Answer<T>> {
  const response = await send(method, path, sending)
  const isJson = response.headers.get('Content-Type')?.startsWith('application/json') ?? false
  const body = response.status === 204 ? undefined : isJson ? await response.json() : await response.text()
  const link = response.headers.get('Link')?.match(/<\/api([^>]+)>; rel="next"/)
  return {
    body: body as T,
    etag: response.headers.get('ETag'),
    location: response.headers.get('Location'),
    next: link?.[1] ?? null,
  }
}

export const get = <T>(path: string, signal?: AbortSignal) => call<T>('GET', path, { signal }).then((answer) => answer.body)
export const post = <T>(path: string, body?: unknown, sending: Sending = {}) =>
  call<T>('POST', path, { ...sending, body }).then((answer) => answer.body)
export const put = <T>(path: string, body: unknown, sending: Sending = {}) =>
  call<T>('PUT', path, { ...sending, body }).then((answer) => answer.body)
export const patch = <T>(path: string, body: unknown, sending: Sending = {}) =>
  call<T>('PATCH', path, { ...sending, body }).then((answer) => answer.body)
export const remove = (path: string) => call<void>('DELETE', path).then(() => undefined)

// Every item of a list, page by page.
export async function all<T>(path: string): Promise<T[]> {
  const items: T[] = []
  let next: string | null = path
  while (next) {
    const answer: Answer<{ items: T[] }> = await call('GET', next)
    items.push(...answer.body.items)
    next = answer.next
  }
  return items
}

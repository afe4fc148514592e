import { createParser } from 'eventsource-parser'

import { Problem, send } from './client'

// What a generation tells while it runs. `id` is its place in the stream: following goes on after it, also after a reload.
export interface GenerationEvent {
  id: string
  kind: 'phase' | 'delta' | 'item' | 'usage' | 'done' | 'error' | 'cancelled' | string
  body: Record<string, unknown>
}

const ended = new Set(['done', 'error', 'cancelled'])

function bodyOf(data: string): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(data || '{}')
    return body !== null && typeof body === 'object' ? (body as Record<string, unknown>) : { text: body }
  } catch {
    return { text: data }
  }
}

// Follows the stream at `path` until it ends or `signal` aborts. A cut line is taken up again where it broke, with growing
// pauses; resolves when the last event was told.
export async function follow(path: string, tell: (event: GenerationEvent) => void, signal: AbortSignal): Promise<void> {
  let last = ''
  let isOver = false
  let pause = 250
  const parser = createParser({
    onEvent(message) {
      if (isOver || signal.aborted) return
      if (message.id) last = message.id
      const event = { id: last, kind: message.event ?? 'message', body: bodyOf(message.data) }
      isOver = ended.has(event.kind)
      tell(event)
    },
  })
  while (!isOver && !signal.aborted) {
    try {
      const headers: Record<string, string> = { Accept: 'text/event-stream' }
      if (last) headers['Last-Event-ID'] = last
      const response = await send('GET', path, { headers, signal })
      const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
      for (;;) {
        const { value, done } = await reader.read()
        if (done) break
        pause = 250
        parser.feed(value)
        if (isOver) void reader.cancel()
      }
    } catch (error) {
      if (signal.aborted) return
      if (error instanceof Problem && error.status < 500) throw error
    }
    parser.reset()
    if (!isOver) await new Promise((wake) => setTimeout(wake, pause))
    pause = Math.min(pause * 2, 8_000)
  }
}

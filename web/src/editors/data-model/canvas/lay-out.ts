export interface Place {
  x: number
  y: number
}

export interface Wanted {
  nodes: { id: string; width: number; height: number }[]
  edges: [from: string, to: string][]
}

export type Outcome = { places: Record<string, Place> } | { failure: 'too-slow' | 'failed' }

export const deadline = 5_000

// Asks a worker for places and ends it at the deadline: then nothing has moved.
export function layOut(wanted: Wanted, within = deadline, make = () => new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' })): Promise<Outcome> {
  return new Promise((done) => {
    const worker = make()
    const end = (outcome: Outcome) => {
      clearTimeout(timer)
      worker.terminate()
      done(outcome)
    }
    const timer = setTimeout(() => end({ failure: 'too-slow' }), within)
    worker.onmessage = ({ data }: MessageEvent<Record<string, Place>>) => end({ places: data })
    worker.onerror = () => end({ failure: 'failed' })
    worker.postMessage(wanted)
  })
}

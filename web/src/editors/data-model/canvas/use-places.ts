import { useCallback, useEffect, useRef, useState } from 'react'

import { t } from '~/text'
import { notify } from '~/ui/feedback'
import { keyOf, type Entity, type Relationship } from '../model'
import { joins, sizesOf, width, type Detail } from './graph'
import { layOut, type Place } from './lay-out'
import { keepPositions, readPositions } from './positions'

export type Places = Record<string, Place>

const none: Places = {}

// A plain grid, for the moment before the first layout is there.
const grid = (keys: string[]): Places => {
  const columns = Math.ceil(Math.sqrt(keys.length))
  return Object.fromEntries(keys.map((key, at) => [key, { x: (at % columns) * (width + 60), y: Math.floor(at / columns) * 260 }]))
}

// Where every entity stands, apart for each detail: boxes that show less stand closer. What has no place yet gets one: all of
// them by a layout, single new ones where `centre` says.
export function usePlaces(project: string, entities: readonly Entity[], relationships: readonly Relationship[], detail: Detail, centre: () => Place, arranged: () => void) {
  const key = `${project}.${detail}`
  const [kept, setKept] = useState(() => ({ key, places: readPositions(key) }))
  if (kept.key !== key) setKept({ key, places: readPositions(key) })
  const places = kept.key === key ? kept.places : none
  const setPlaces = useCallback(
    (next: Places | ((before: Places) => Places)) =>
      setKept((before) => (before.key === key ? { key, places: typeof next === 'function' ? next(before.places) : next } : before)),
    [key],
  )
  const [isBusy, setBusy] = useState(false)
  const latest = useRef({ places, entities, relationships, detail, centre, arranged })
  latest.current = { places, entities, relationships, detail, centre, arranged }

  // Only when the new places are on the canvas can it be fitted to them.
  const isArranged = useRef(false)
  useEffect(() => {
    if (!isArranged.current) return
    const timer = setTimeout(() => {
      isArranged.current = false
      latest.current.arranged()
    }, 30)
    return () => clearTimeout(timer)
  }, [places])

  const put = useCallback(
    (next: Places) => {
      setPlaces(next)
      keepPositions(key, next)
    },
    [key, setPlaces],
  )

  const arrange = useCallback(
    async (isAsked: boolean) => {
      const { places: before, entities, relationships, detail } = latest.current
      setBusy(true)
      const outcome = await layOut({ nodes: sizesOf(entities, relationships, detail), edges: joins(entities, relationships) })
      setBusy(false)
      if ('failure' in outcome) {
        notify(t(outcome.failure === 'too-slow' ? 'editors.dataModel.canvas.tooSlow' : 'editors.dataModel.canvas.failed'))
        if (!isAsked) put({ ...grid(entities.map(keyOf)), ...before })
        return
      }
      put({ ...latest.current.places, ...outcome.places })
      isArranged.current = true
      if (isAsked) notify(t('editors.dataModel.canvas.laidOut', { count: entities.length }), () => put(before))
    },
    [put],
  )

  const missing = entities.filter((entity) => !places[keyOf(entity)]).map(keyOf)
  const isMissing = missing.join('\n')
  useEffect(() => {
    if (missing.length === 0) return
    if (missing.length > 3 && missing.length >= entities.length / 2) {
      setPlaces((before) => ({ ...grid(entities.map(keyOf)), ...before }))
      void arrange(false)
      return
    }
    const { x, y } = latest.current.centre()
    put({ ...latest.current.places, ...Object.fromEntries(missing.map((key, at) => [key, { x: Math.round(x + at * 32), y: Math.round(y + at * 32) }])) })
    // Follows the entities that have no place, not each change of one.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isMissing, key])

  const move = useCallback((moved: Places) => setPlaces((before) => ({ ...before, ...moved })), [setPlaces])
  const keep = useCallback(() => keepPositions(key, latest.current.places), [key])
  return { places, isBusy, move, keep, arrange }
}

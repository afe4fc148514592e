import { useMemo, useRef } from 'react'

import { t } from '~/text'
import { fieldsOf, keyOf, type Entity } from '../model'
import { boxOf, handles, width, type Detail, type EntityNode } from './graph'
import type { Places } from './use-places'

// A node stays the same object while nothing about it changed, so that only what changed is drawn again.
export function useNodes(entities: readonly Entity[], foreign: Map<string, Set<string>>, places: Places, detail: Detail, chosen: number | undefined, lit: ReadonlySet<string> | null): EntityNode[] {
  const before = useRef(new Map<string, { of: unknown[]; node: EntityNode }>())
  return useMemo(() => {
    const kept = new Map<string, { of: unknown[]; node: EntityNode }>()
    const made = entities.map((entity, place): EntityNode => {
      const id = keyOf(entity)
      const box = boxOf(entity, detail, foreign.get(entity.name) ?? new Set())
      const isDim = lit !== null && !lit.has(id)
      const of = [box, places[id], place === chosen, isDim, place]
      const known = before.current.get(id)
      const node: EntityNode = known && known.of.every((part, at) => part === of[at])
        ? known.node
        : {
            id,
            type: 'entity',
            position: places[id] ?? { x: 0, y: 0 },
            width,
            height: box.height,
            measured: { width, height: box.height },
            handles: handles(box.height),
            selected: place === chosen,
            ariaLabel: t('editors.dataModel.canvas.legend', { name: entity.name, count: fieldsOf(entity).length }),
            domAttributes: { 'data-pointer': `/entities/${place}` } as never,
            data: { name: entity.name, fields: box.fields, hidden: box.hidden, isDim, place },
          }
      kept.set(id, { of, node })
      return node
    })
    before.current = kept
    // Tab goes through them in reading order.
    return made.sort((a, b) => Math.floor(a.position.y / 200) - Math.floor(b.position.y / 200) || a.position.x - b.position.x)
  }, [entities, foreign, places, detail, chosen, lit])
}

export function boundsOf(nodes: readonly EntityNode[]) {
  const left = Math.min(...nodes.map((node) => node.position.x))
  const top = Math.min(...nodes.map((node) => node.position.y))
  return {
    x: left,
    y: top,
    width: Math.max(...nodes.map((node) => node.position.x + width)) - left,
    height: Math.max(...nodes.map((node) => node.position.y + (node.height ?? 0))) - top,
  }
}

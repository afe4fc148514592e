import { graphlib, layout } from '@dagrejs/dagre'

import type { Wanted, Place } from './lay-out'

// The layout, off the page's thread: the page stays alive however long it takes, and ends it when it takes too long.
// Entities in relationships run from left to right; those that stand alone follow below in rows.
function arrange({ nodes, edges }: Wanted): Record<string, Place> {
  const related = new Set(edges.flat())
  const graph = new graphlib.Graph()
  graph.setGraph({ rankdir: 'LR', nodesep: 36, ranksep: 110, edgesep: 16 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const node of nodes) if (related.has(node.id)) graph.setNode(node.id, { width: node.width, height: node.height })
  for (const [from, to] of edges) if (from !== to) graph.setEdge(from, to)
  layout(graph)

  const places: Record<string, Place> = {}
  let bottom = 0
  for (const node of nodes) {
    if (!related.has(node.id)) continue
    const { x, y } = graph.node(node.id) as { x: number; y: number }
    places[node.id] = { x: Math.round(x - node.width / 2), y: Math.round(y - node.height / 2) }
    bottom = Math.max(bottom, y + node.height / 2 + 80)
  }
  const alone = nodes.filter((node) => !related.has(node.id))
  const columns = Math.max(4, Math.ceil(Math.sqrt(alone.length)))
  let rowHeight = 0
  alone.forEach((node, at) => {
    if (at % columns === 0 && at > 0) {
      bottom += rowHeight + 36
      rowHeight = 0
    }
    places[node.id] = { x: (at % columns) * (node.width + 40), y: Math.round(bottom) }
    rowHeight = Math.max(rowHeight, node.height)
  })
  return places
}

self.onmessage = ({ data }: MessageEvent<Wanted>) => self.postMessage(arrange(data))

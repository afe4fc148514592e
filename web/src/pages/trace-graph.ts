import type { GraphEdge, GraphNode } from '~/api/queries'

// The reference graph, walked in both directions. An edge says that `from` needs `to`.

export interface Graph {
  nodes: Map<string, GraphNode>
  needs: Map<string, GraphEdge[]>
  neededBy: Map<string, GraphEdge[]>
}

export function graphFrom({ nodes, edges }: { nodes: GraphNode[]; edges: GraphEdge[] }): Graph {
  const graph: Graph = { nodes: new Map(nodes.map((node) => [node.id, node])), needs: new Map(), neededBy: new Map() }
  for (const edge of edges) {
    if (!graph.nodes.has(edge.from) || !graph.nodes.has(edge.to)) continue
    graph.needs.set(edge.from, [...(graph.needs.get(edge.from) ?? []), edge])
    graph.neededBy.set(edge.to, [...(graph.neededBy.get(edge.to) ?? []), edge])
  }
  return graph
}

export interface Reached {
  node: GraphNode
  distance: number // 1: a direct reference
  kind: string // of the edge that was taken last
  via: GraphNode | null // what lies before it on the way, unless it is the start
}

// Everything that can be reached, the nearest first, each once.
export function reach(graph: Graph, start: string, direction: 'needs' | 'neededBy'): Reached[] {
  const found: Reached[] = []
  const seen = new Set([start])
  let front = [start]
  for (let distance = 1; front.length > 0; distance++) {
    const next: string[] = []
    for (const at of front) {
      for (const edge of graph[direction].get(at) ?? []) {
        const id = direction === 'needs' ? edge.to : edge.from
        if (seen.has(id)) continue
        seen.add(id)
        next.push(id)
        found.push({ node: graph.nodes.get(id)!, distance, kind: edge.kind, via: at === start ? null : graph.nodes.get(at)! })
      }
    }
    front = next
  }
  return found
}

// What a design promises and does not keep: a kind of node, and the kind that has to stand on one side of it.
const duties = [
  { id: 'featureWithoutScreen', kind: 'feature', side: 'neededBy', other: 'section' },
  { id: 'personaWithoutScreen', kind: 'persona', side: 'neededBy', other: 'section' },
  { id: 'entityWithoutOperation', kind: 'entity', side: 'neededBy', other: 'operation' },
  { id: 'operationWithoutScreen', kind: 'operation', side: 'neededBy', other: 'section' },
  { id: 'screenWithoutOperation', kind: 'section', side: 'needs', other: 'operation' },
] as const

export interface Gap {
  id: (typeof duties)[number]['id']
  nodes: GraphNode[]
}

// A stage that is not there yet leaves no gaps: they are told once both sides exist.
export function gapsIn(graph: Graph): Gap[] {
  const kinds = new Set([...graph.nodes.values()].map((node) => node.kind))
  return duties.flatMap(({ id, kind, side, other }) => {
    if (!kinds.has(kind) || !kinds.has(other)) return []
    const nodes = [...graph.nodes.values()].filter((node) => {
      if (node.kind !== kind) return false
      const edges = graph[side].get(node.id) ?? []
      return !edges.some((edge) => graph.nodes.get(side === 'needs' ? edge.to : edge.from)?.kind === other)
    })
    return nodes.length > 0 ? [{ id, nodes }] : []
  })
}

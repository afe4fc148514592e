import { expect, it } from 'vitest'

import type { StageName } from '~/api/types'
import { gapsIn, graphFrom, reach } from './trace-graph'

const node = (id: string) => ({ id, kind: id.split(':')[0]!, name: id, stage: 'product' as StageName, pointer: '' })
const edge = (from: string, to: string) => ({ from, to, kind: 'uses' })

const graph = graphFrom({
  nodes: ['feature:sell', 'feature:lost', 'section:shop', 'operation:list', 'operation:hidden', 'entity:Book', 'entity:Orphan'].map(node),
  edges: [
    edge('section:shop', 'feature:sell'),
    edge('section:shop', 'operation:list'),
    edge('operation:list', 'entity:Book'),
    edge('operation:hidden', 'entity:Book'),
    edge('entity:Book', 'entity:Orphan'),
    edge('entity:Orphan', 'entity:Book'),
    edge('section:shop', 'role:gone'),
  ],
})

it('reaches everything once, the nearest first, also in circles', () => {
  expect(reach(graph, 'section:shop', 'needs').map(({ node, distance }) => [node.id, distance])).toEqual([
    ['feature:sell', 1],
    ['operation:list', 1],
    ['entity:Book', 2],
    ['entity:Orphan', 3],
  ])
  expect(reach(graph, 'entity:Book', 'neededBy').map(({ node }) => node.id)).toEqual([
    'operation:list', 'operation:hidden', 'entity:Orphan', 'section:shop',
  ])
})

it('finds what nothing fulfils', () => {
  expect(gapsIn(graph).map((gap) => [gap.id, gap.nodes.map(({ id }) => id)])).toEqual([
    ['featureWithoutScreen', ['feature:lost']],
    ['entityWithoutOperation', ['entity:Orphan']],
    ['operationWithoutScreen', ['operation:hidden']],
  ])
})

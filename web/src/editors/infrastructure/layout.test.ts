import { expect, it } from 'vitest'

import { layOut } from './layout'

const told = (services: Parameters<typeof layOut>[0]) =>
  layOut(services).edges.map(({ from, to }) => `${from.service?.name ?? 'people'} → ${to.service!.name}`)

it('leads from people over what listens to what keeps', () => {
  expect(told([{ name: 'app', role: 'web', port: 8080 }, { name: 'worker', role: 'jobs' }, { name: 'db', role: 'database' }])).toEqual([
    'people → app',
    'app → db',
    'worker → db',
  ])
})

it('leads through a proxy where there is one', () => {
  expect(told([{ name: 'web', role: 'web', port: 80 }, { name: 'caddy', role: 'proxy', port: 443 }, { name: 'redis', role: 'cache' }])).toEqual([
    'people → caddy',
    'caddy → web',
    'web → redis',
  ])
})

it('puts no two boxes on one place and keeps all inside', () => {
  const { nodes, width, height } = layOut(Array.from({ length: 9 }, (_, n) => ({ name: `s${n}`, role: n % 2 ? 'database' : 'jobs' })))
  expect(new Set(nodes.map(({ x, y }) => `${x},${y}`)).size).toBe(10)
  expect(nodes.every(({ x, y }) => x >= 0 && y >= 0 && x + 176 <= width && y + 64 <= height)).toBe(true)
})

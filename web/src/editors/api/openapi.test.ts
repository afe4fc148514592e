import { load } from 'js-yaml'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

import { answersOf, curl, operationOf, operationsOf, references, typeOf, type Node } from './openapi'

const golden = load(readFileSync('src/editors/api/sample.openapi.yaml', 'utf8')) as Node

it('finds every operation and no reference that leads nowhere', () => {
  expect(operationsOf(golden).map((one) => `${one.method} ${one.path}`)).toEqual(['get /orders', 'post /orders', 'get /orders/{id}'])
  expect(references(golden)).toEqual({ count: 6, dangling: [] })
  expect(references({ ...golden, paths: { '/x': { get: { $ref: '#/components/nowhere' } } } }).dangling).toEqual(['#/components/nowhere'])
})

it('finds the operation of a line of the design, whatever its parameters are called', () => {
  const operations = operationsOf(golden)
  expect(operationOf(operations, { path: '/orders', operation: 'get' })?.id).toBe('getOrder')
  expect(operationOf(operations, { path: '/orders', operation: 'list' })?.id).toBe('listOrders')
  expect(operationOf(operations, { path: '', id: 'createOrder' })?.path).toBe('/orders')
  expect(operationOf(operations, { path: '/orders', operation: 'delete' })).toBeUndefined()
})

it('writes a command with path, key, cookie and body', () => {
  const operations = operationsOf(golden)
  expect(curl(golden, operations[1]!)).toBe(
    `curl -X POST "$HOST/api/v1/orders" \\\n  -H 'Idempotency-Key: k1' \\\n  -b 'sid='"$TOKEN" \\\n  -H 'Content-Type: application/json' \\\n  -d '{"note":"it'\\''s here","parent":{"id":"0197f000-0000-7000-8000-000000000001","note":"text","parent":null}}'`,
  )
})

it('follows references for types and answers, also round in circles', () => {
  const [list] = operationsOf(golden)
  const [answer] = answersOf(golden, list!)
  expect(answer!.status).toBe('200')
  expect(typeOf(golden, answer!.body!.schema)).toBe('Order[]')
  expect(JSON.stringify(answer!.body!.example).length).toBeLessThan(5000)
})

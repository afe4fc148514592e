// What the reference shows of an OpenAPI 3.1 document: operations, schemas, examples. Nothing here touches the network.

export type Node = { [key: string]: unknown }
export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'
export const methods: readonly Method[] = ['get', 'post', 'put', 'patch', 'delete']

export interface Operation {
  id: string
  method: Method
  path: string
  tag: string
  summary: string
  node: Node
}

const isNode = (value: unknown): value is Node => value !== null && typeof value === 'object' && !Array.isArray(value)
const nodes = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : [])

export function at(document: Node, pointer: string): unknown {
  let value: unknown = document
  for (const token of pointer.replace(/^#?\//, '').split('/')) {
    const name = decodeURIComponent(token).replace(/~1/g, '/').replace(/~0/g, '~')
    if (Array.isArray(value)) value = value[Number(name)]
    else if (isNode(value)) value = value[name]
    else return undefined
  }
  return value
}

// What a value stands for, through its reference; and the name that the reference had.
export function resolve(document: Node, value: unknown): { node: Node; name?: string } {
  let name: string | undefined
  let node = isNode(value) ? value : {}
  for (let step = 0; typeof node.$ref === 'string' && step < 16; step++) {
    name = node.$ref.split('/').at(-1)
    const next = at(document, node.$ref)
    if (!isNode(next)) return { node: {}, name }
    node = next
  }
  return { node, name }
}

// References of the document that lead nowhere, and how many there are in all.
export function references(document: Node): { count: number; dangling: string[] } {
  let count = 0
  const dangling = new Set<string>()
  const walk = (value: unknown) => {
    if (Array.isArray(value)) value.forEach(walk)
    else if (isNode(value)) {
      if (typeof value.$ref === 'string') {
        count++
        if (!value.$ref.startsWith('#/') || at(document, value.$ref) === undefined) dangling.add(value.$ref)
      }
      Object.values(value).forEach(walk)
    }
  }
  walk(document)
  return { count, dangling: [...dangling] }
}

export function operationsOf(document: Node): Operation[] {
  return Object.entries(isNode(document.paths) ? document.paths : {}).flatMap(([path, item]) =>
    methods.flatMap((method): Operation[] => {
      const node = isNode(item) ? item[method] : undefined
      if (!isNode(node)) return []
      return [{
        id: String(node.operationId ?? `${method} ${path}`),
        method,
        path,
        tag: String((Array.isArray(node.tags) ? node.tags[0] : undefined) ?? ''),
        summary: String(node.summary ?? ''),
        node,
      }]
    }),
  )
}

export function parametersOf(document: Node, operation: Operation): Node[] {
  const shared = isNode(document.paths) && isNode(document.paths[operation.path]) ? (document.paths[operation.path] as Node).parameters : []
  const own = nodes(operation.node.parameters).map((one) => resolve(document, one).node)
  const above = nodes(shared).map((one) => resolve(document, one).node)
  return [...above.filter((one) => !own.some((other) => other.name === one.name && other.in === one.in)), ...own]
}

export interface Body {
  type: string // media type
  schema: unknown
  example: unknown
  required: boolean
}

export function bodyOf(document: Node, holder: unknown): Body | null {
  const { node } = resolve(document, holder)
  if (!isNode(node.content)) return null
  const [type, media] = Object.entries(node.content)[0] ?? []
  if (!type || !isNode(media)) return null
  const named = isNode(media.examples) ? resolve(document, Object.values(media.examples)[0]).node.value : undefined
  return { type, schema: media.schema, example: media.example ?? named ?? sample(document, media.schema), required: node.required === true }
}

export interface Answer {
  status: string
  description: string
  body: Body | null
}

export function answersOf(document: Node, operation: Operation): Answer[] {
  const responses = isNode(operation.node.responses) ? operation.node.responses : {}
  return Object.entries(responses).map(([status, given]) => ({
    status,
    description: String(resolve(document, given).node.description ?? ''),
    body: bodyOf(document, given),
  }))
}

// A value that a schema allows: its own example where it has one.
export function sample(document: Node, schema: unknown, depth = 0): unknown {
  const { node } = resolve(document, schema)
  if (node.example !== undefined) return node.example
  if (Array.isArray(node.examples) && node.examples.length > 0) return node.examples[0]
  if (node.default !== undefined) return node.default
  if (node.const !== undefined) return node.const
  if (Array.isArray(node.enum)) return node.enum[0]
  if (depth > 6) return null
  if (Array.isArray(node.allOf)) return Object.assign({}, ...nodes(node.allOf).map((part) => sample(document, part, depth + 1)))
  for (const either of ['oneOf', 'anyOf'] as const) if (Array.isArray(node[either])) return sample(document, (node[either] as unknown[])[0], depth + 1)
  const type = Array.isArray(node.type) ? node.type.find((one) => one !== 'null') : node.type
  switch (type) {
    case 'array':
      return [sample(document, node.items, depth + 1)]
    case 'integer':
    case 'number':
      return node.minimum ?? 1
    case 'boolean':
      return true
    case 'string':
      return node.format === 'uuid' ? '0197f000-0000-7000-8000-000000000001' : node.format === 'date-time' ? '2026-03-10T09:30:00.000Z' : node.format === 'date' ? '2026-03-10' : 'text'
    default:
      break
  }
  if (!isNode(node.properties)) return type === 'object' ? {} : null
  return Object.fromEntries(Object.entries(node.properties).map(([name, part]) => [name, sample(document, part, depth + 1)]))
}

export function typeOf(document: Node, schema: unknown): string {
  const { node, name } = resolve(document, schema)
  const types = Array.isArray(node.type) ? node.type.map(String) : node.type ? [String(node.type)] : []
  const nullable = types.includes('null') ? ' | null' : ''
  if (types.includes('array')) return `${typeOf(document, node.items)}[]${nullable}`
  if (name) return name + nullable
  for (const either of ['oneOf', 'anyOf', 'allOf'] as const) {
    if (Array.isArray(node[either])) return (node[either] as unknown[]).map((one) => typeOf(document, one)).join(either === 'allOf' ? ' & ' : ' | ')
  }
  const main = types.find((type) => type !== 'null') ?? (node.enum ? 'string' : node.properties ? 'object' : 'any')
  return (typeof node.format === 'string' && main === 'string' ? node.format : main) + nullable
}

export function isOpen(document: Node, operation: Operation): boolean {
  const security = operation.node.security ?? document.security
  return Array.isArray(security) && (security.length === 0 || security.some((one) => isNode(one) && Object.keys(one).length === 0))
}

const quote = (text: string) => `'${text.replace(/'/g, `'\\''`)}'`

// The request as a command that runs when the server's address stands in $HOST.
export function curl(document: Node, operation: Operation): string {
  const server = String(nodes(document.servers)[0]?.url ?? '')
  const parameters = parametersOf(document, operation)
  const value = (one: Node) => (one.example !== undefined ? one.example : sample(document, one.schema))
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(value(parameters.find((one) => one.in === 'path' && one.name === name) ?? { schema: { type: 'string', format: 'uuid' } }))))
  const query = parameters.filter((one) => one.in === 'query' && one.required === true).map((one) => `${encodeURIComponent(String(one.name))}=${encodeURIComponent(String(value(one)))}`)
  const address = `${/^https?:/.test(server) ? server : `$HOST${server}`}${path}${query.length ? `?${query.join('&')}` : ''}`
  const lines = [`curl -X ${operation.method.toUpperCase()} "${address}"`]
  for (const one of parameters) if (one.in === 'header' && (one.required === true || one.name === 'Idempotency-Key')) lines.push(`-H ${quote(`${String(one.name)}: ${String(value(one))}`)}`)
  if (!isOpen(document, operation)) lines.push(...credentials(document, operation))
  const body = bodyOf(document, operation.node.requestBody)
  if (body) {
    lines.push(`-H ${quote(`Content-Type: ${body.type}`)}`)
    lines.push(body.type.includes('json') ? `-d ${quote(JSON.stringify(body.example))}` : `--data-binary @file`)
  }
  return lines.join(' \\\n  ')
}

function credentials(document: Node, operation: Operation): string[] {
  const security = (operation.node.security ?? document.security) as unknown
  const first = nodes(security)[0]
  const schemes = at(document, '#/components/securitySchemes')
  return Object.keys(first ?? {}).flatMap((name) => {
    const scheme = isNode(schemes) ? resolve(document, schemes[name]).node : {}
    if (scheme.type === 'apiKey' && scheme.in === 'cookie') return [`-b ${quote(`${String(scheme.name)}=`)}"$TOKEN"`]
    if (scheme.type === 'apiKey' && scheme.in === 'header') return [`-H "${String(scheme.name)}: $TOKEN"`]
    return ['-H "Authorization: Bearer $TOKEN"']
  })
}

// The operation that a resource's or action's line in the design compiles to.
export function operationOf(operations: readonly Operation[], wanted: { path: string; operation?: string; id?: string }): Operation | undefined {
  if (wanted.id !== undefined) return operations.find((one) => one.id === wanted.id)
  const byVerb: Record<string, Method[]> = { list: ['get'], create: ['post'], get: ['get'], update: ['patch', 'put'], delete: ['delete'] }
  const plain = (path: string) => path.replace(/\{[^}]*\}/g, '{}')
  const isOfOne = wanted.operation === 'get' || wanted.operation === 'update' || wanted.operation === 'delete'
  const path = plain(wanted.path) + (isOfOne ? '/{}' : '')
  return operations.find((one) => plain(one.path) === path && (byVerb[wanted.operation ?? 'list'] ?? []).includes(one.method))
}

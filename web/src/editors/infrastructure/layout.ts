// The picture of the services: who reaches whom follows from the roles, the places from the layers.

export interface Service {
  name: string
  role: string
  build?: boolean
  port?: number
  memory?: string
  volume?: string
  health?: string
}

export interface Node {
  service: Service | null // null: the people outside
  place: number // in the list of services
  x: number
  y: number
}

export interface Edge {
  from: Node
  to: Node
}

export const box = { width: 176, height: 64 }
const gap = { x: 72, y: 24 }

const kept = /database|cache|storage|search|queue|broker|mail/
type Layer = 'door' | 'work' | 'kept'

export function layerOf(service: Service): Layer {
  const role = service.role.toLowerCase()
  if (kept.test(role)) return 'kept'
  return /proxy|gateway|balancer/.test(role) ? 'door' : 'work'
}

// What people reach first: the proxies, else what listens on a port.
const isOpen = (service: Service, hasDoor: boolean) =>
  hasDoor ? layerOf(service) === 'door' : layerOf(service) === 'work' && (service.port !== undefined || service.role === 'web')

export function layOut(services: Service[]): { nodes: Node[]; edges: Edge[]; width: number; height: number } {
  const layers: (Service | null)[][] = [[null]]
  for (const layer of ['door', 'work', 'kept'] as const) {
    const members = services.filter((service) => layerOf(service) === layer)
    if (members.length > 0) layers.push(members)
  }
  const tallest = Math.max(...layers.map((layer) => layer.length))
  const height = tallest * box.height + (tallest - 1) * gap.y
  const nodes = layers.flatMap((members, column) => {
    const own = members.length * box.height + (members.length - 1) * gap.y
    return members.map((service, row) => ({
      service,
      place: service ? services.indexOf(service) : -1,
      x: column * (box.width + gap.x),
      y: (height - own) / 2 + row * (box.height + gap.y),
    }))
  })
  const hasDoor = services.some((service) => layerOf(service) === 'door')
  const edges: Edge[] = []
  for (const from of nodes) {
    for (const to of nodes) {
      if (!to.service) continue
      const reaches = !from.service
        ? isOpen(to.service, hasDoor)
        : layerOf(from.service) === 'door'
          ? layerOf(to.service) === 'work' && (to.service.port !== undefined || to.service.role === 'web')
          : layerOf(from.service) === 'work' && layerOf(to.service) === 'kept'
      if (reaches) edges.push({ from, to })
    }
  }
  return { nodes, edges, width: layers.length * (box.width + gap.x) - gap.x, height }
}

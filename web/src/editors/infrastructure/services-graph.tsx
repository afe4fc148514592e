import { t } from '~/text'
import { box, layOut, type Node, type Service } from './layout'

const margin = 8

// Services by layer, from the people outside to what keeps data.
export function ServicesGraph({ services }: { services: Service[] }) {
  const { nodes, edges, width, height } = layOut(services)
  return (
    <div className="scroll-edges overflow-x-auto rounded-md border border-line bg-surface px-1 py-4" tabIndex={0} role="region" aria-label={t('editors.infrastructure.graph.title')}>
      <svg
        role="img"
        aria-label={edges.map(({ from, to }) => t('editors.infrastructure.graph.edge', { from: nameOf(from), to: nameOf(to) })).join('. ')}
        width={width + 2 * margin}
        height={height + 2 * margin}
        viewBox={`${-margin} ${-margin} ${width + 2 * margin} ${height + 2 * margin}`}
        className="mx-auto block max-w-none"
      >
        <defs>
          <marker id="reaches" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M0 0L8 4L0 8z" className="fill-control" />
          </marker>
        </defs>
        {edges.map(({ from, to }) => {
          const start = from.x + box.width
          const middle = (start + to.x) / 2
          const a = from.y + box.height / 2
          const b = to.y + box.height / 2
          return (
            <path
              key={`${from.place}-${to.place}`}
              d={`M${start} ${a}C${middle} ${a} ${middle} ${b} ${to.x - 2} ${b}`}
              className="fill-none stroke-control"
              strokeWidth="1.5"
              markerEnd="url(#reaches)"
            />
          )
        })}
        {nodes.map((node) => (
          <Box key={node.place} node={node} />
        ))}
      </svg>
    </div>
  )
}

const nameOf = (node: Node) => node.service?.name ?? t('editors.infrastructure.graph.people')

function Box({ node }: { node: Node }) {
  const { service } = node
  const facts = service
    ? [service.port && `:${service.port}`, service.memory, service.volume].filter(Boolean).join(' · ')
    : ''
  return (
    <g transform={`translate(${node.x} ${node.y})`}>
      <rect
        width={box.width}
        height={box.height}
        rx={service ? 6 : 32}
        className={service ? (service.build ? 'fill-accent-soft stroke-accent' : 'fill-raised stroke-control') : 'fill-bg stroke-line'}
      />
      <text x={box.width / 2} y={facts ? 22 : service ? 28 : 37} textAnchor="middle" className="fill-text text-base font-semibold">
        {nameOf(node)}
      </text>
      {service && (
        <text x={box.width / 2} y={facts ? 38 : 46} textAnchor="middle" className="fill-text-2 text-meta">
          {service.role}
        </text>
      )}
      {facts && (
        <text x={box.width / 2} y={54} textAnchor="middle" className="fill-text-2 font-mono text-caps">
          {facts}
        </text>
      )}
    </g>
  )
}

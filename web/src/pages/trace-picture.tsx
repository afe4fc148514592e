import { useNavigate } from '@tanstack/react-router'

import type { GraphNode } from '~/api/queries'
import { t } from '~/text'
import { reach, type Graph } from './trace-graph'
import { kindName } from './trace-kinds'

const width = 180
const height = 34
const gap = 8
const between = 90
const most = 9

// The direct neighbours: what needs this at the left, what it needs at the right. The lists below say all of it in words.
export function TracePicture({ graph, node, slug }: { graph: Graph; node: GraphNode; slug: string }) {
  const navigate = useNavigate()
  const direct = (side: 'needs' | 'neededBy') =>
    reach(graph, node.id, side)
      .filter((one) => one.distance === 1)
      .map((one) => one.node)
  const sides = { neededBy: direct('neededBy'), needs: direct('needs') }
  const rows = Math.max(1, ...Object.values(sides).map((nodes) => Math.min(nodes.length, most + 1)))
  const whole = rows * (height + gap) - gap
  const middle = whole / 2
  const columns = { neededBy: 0, self: width + between, needs: 2 * (width + between) }
  const top = (place: number, count: number) => middle - (count * (height + gap) - gap) / 2 + place * (height + gap)
  const open = (id: string) => void navigate({ to: '/p/$slug/trace', params: { slug }, search: { from: id } })

  const drawn = (['neededBy', 'needs'] as const).flatMap((side) => {
    const nodes = sides[side]
    const shown = nodes.length > most ? nodes.slice(0, most) : nodes
    const count = Math.min(nodes.length, most + 1)
    const x = columns[side]
    const boxes = shown.map((one, place) => ({ side, x, y: top(place, count), node: one as GraphNode | null, more: 0 }))
    return nodes.length > most ? [...boxes, { side, x, y: top(most, count), node: null, more: nodes.length - most }] : boxes
  })
  return (
    <div className="overflow-x-auto rounded-lg border border-line bg-surface p-4 max-sm:hidden">
      <svg
        role="group"
        aria-label={t('pages.trace.picture', { name: node.name })}
        viewBox={`-1 -1 ${3 * width + 2 * between + 2} ${whole + 2}`}
        className="mx-auto block h-auto w-full max-w-3xl min-w-120"
      >
        {drawn.map((box, place) => {
          const isLeft = box.side === 'neededBy'
          const [x1, x2] = isLeft ? [box.x + width, columns.self] : [columns.self + width, box.x]
          const y1 = isLeft ? box.y + height / 2 : middle
          const y2 = isLeft ? middle : box.y + height / 2
          const half = (x1 + x2) / 2
          return (
            <path key={place} d={`M${x1} ${y1}C${half} ${y1} ${half} ${y2} ${x2} ${y2}`} fill="none" className="stroke-control" strokeWidth="1" aria-hidden />
          )
        })}
        <Box x={columns.self} y={middle - height / 2} name={node.name} kind={kindName(node.kind)} isSelf />
        {drawn.map((box) =>
          box.node ? (
            <g
              key={box.side + box.node.id}
              role="link"
              tabIndex={0}
              aria-label={`${box.node.name}, ${kindName(box.node.kind)}`}
              className="cursor-pointer [&:hover_rect]:stroke-accent"
              onClick={() => open(box.node!.id)}
              onKeyDown={(event) => event.key === 'Enter' && open(box.node!.id)}
            >
              <Box x={box.x} y={box.y} name={box.node.name} kind={kindName(box.node.kind)} />
            </g>
          ) : (
            <text key={box.side + 'more'} x={box.x + 10} y={box.y + height / 2 + 4} className="fill-text-2 text-meta">
              {t('pages.trace.more', { count: box.more })}
            </text>
          ),
        )}
      </svg>
    </div>
  )
}

const letters = 25
const cut = (text: string) => (text.length > letters ? `${text.slice(0, letters - 1)}…` : text)

function Box({ x, y, name, kind, isSelf }: { x: number; y: number; name: string; kind: string; isSelf?: boolean }) {
  return (
    <>
      <title>{`${name} (${kind})`}</title>
      <rect x={x} y={y} width={width} height={height} rx="6" className={isSelf ? 'fill-accent-soft stroke-accent' : 'fill-raised stroke-line'} />
      <text x={x + 10} y={y + 15} className="fill-text text-meta font-medium">
        {cut(name)}
      </text>
      <text x={x + 10} y={y + 28} className="fill-text-2 text-[0.625rem]">
        {kind}
      </text>
    </>
  )
}

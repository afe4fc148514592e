import { BaseEdge, getSmoothStepPath, Position, type EdgeProps } from '@xyflow/react'
import { memo } from 'react'

import type { RelationEdge as Relation } from './graph'

const reach = 12 // of a crow's foot, outside its box

// A crow's foot for many, a bar for one, and a ring where there may be none.
function end(x: number, y: number, position: Position, count: 'one' | 'many', isOptional: boolean): string {
  const way = position === Position.Left ? -1 : 1
  const tip = x + way * reach
  if (count === 'many') return `M ${tip} ${y} L ${x} ${y - 6} M ${tip} ${y} L ${x} ${y + 6} M ${tip} ${y} L ${x} ${y}`
  const bar = `M ${x + way * 6} ${y - 6} L ${x + way * 6} ${y + 6} M ${x} ${y} L ${tip} ${y}`
  if (!isOptional) return bar
  const ring = x + way * 14
  return `${bar} M ${ring - 3.5} ${y} a 3.5 3.5 0 1 0 7 0 a 3.5 3.5 0 1 0 -7 0`
}

export const RelationEdge = memo(function RelationEdge(props: EdgeProps<Relation>) {
  const { sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, selected, data } = props
  const shift = (position: Position) => (position === Position.Left ? -reach : reach)
  const [path] = getSmoothStepPath({
    sourceX: sourceX + shift(sourcePosition),
    sourceY,
    targetX: targetX + shift(targetPosition),
    targetY,
    sourcePosition,
    targetPosition,
    borderRadius: 6,
    // A long line turns just before the box that it goes to, where the gap between two columns is.
    centerX: Math.abs(targetX - sourceX) > 400 && sourcePosition !== targetPosition ? targetX + (targetPosition === Position.Left ? -44 : 44) : undefined,
  })
  const [from, to] = data?.at ?? ['one', 'many']
  const colour = selected ? 'var(--accent)' : 'var(--control)'
  const feet = `${end(sourceX, sourceY, sourcePosition, from, from === 'one' && to === 'many' && data!.isOptional)} ${end(targetX, targetY, targetPosition, to, to === 'one' && data!.isOptional)}`
  const style = { stroke: colour, strokeWidth: selected ? 2 : 1.25, opacity: data?.isDim ? 0.15 : 1 }
  return (
    <>
      <BaseEdge id={props.id} path={path} style={style} interactionWidth={24} />
      <path d={feet} fill="none" style={style} />
    </>
  )
})

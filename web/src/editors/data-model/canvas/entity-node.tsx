import { Handle, Position, useStore, type NodeProps } from '@xyflow/react'
import clsx from 'clsx'
import { KeyRound, Link2 } from 'lucide-react'
import { memo } from 'react'

import { t } from '~/text'
import { headHeight, rowHeight, type EntityNode as Entity, type Shown } from './graph'

// Far away a box is its name only: rows of four pixels help nobody and cost much.
const isFar = (state: { transform: [number, number, number] }) => state.transform[2] < 0.38

export const EntityNode = memo(function EntityNode({ data, selected }: NodeProps<Entity>) {
  const far = useStore(isFar)
  return (
    <div
      className={clsx(
        'h-full overflow-hidden rounded-md border bg-surface text-text transition-opacity',
        selected ? 'border-accent shadow-[0_0_0_1px_var(--accent)]' : 'border-control',
        data.isDim && 'opacity-25',
      )}
    >
      <Handle id="start" type="source" position={Position.Left} className="relation-dot" style={{ top: headHeight / 2 }} />
      <Handle id="end" type="source" position={Position.Right} className="relation-dot" style={{ top: headHeight / 2 }} />
      <div
        className={clsx(
          'flex items-center px-2.5 font-semibold',
          far ? 'h-full justify-center text-center text-page break-all' : data.fields.length > 0 && 'border-b border-line bg-raised',
        )}
        style={far ? undefined : { height: headHeight }}
      >
        <span className={far ? 'line-clamp-2' : 'truncate'}>{data.name}</span>
      </div>
      {!far && data.fields.map((field) => <Row key={field.name} field={field} />)}
      {!far && data.hidden > 0 && (
        <div className="px-2.5 text-meta text-text-3" style={{ height: rowHeight, lineHeight: `${rowHeight}px` }}>
          {t('editors.dataModel.canvas.moreFields', { count: data.hidden })}
        </div>
      )}
    </div>
  )
})

const Row = memo(function Row({ field }: { field: Shown }) {
  const type = field.type.length > 18 ? `${field.type.slice(0, 17)}…` : field.type
  return (
    <div className="flex items-center gap-1.5 px-2.5" style={{ height: rowHeight }}>
      {field.kind === 'primary' ? (
        <KeyRound size={11} aria-label={t('editors.dataModel.keys.primary')} className="shrink-0 text-warn" />
      ) : field.kind === 'foreign' ? (
        <Link2 size={11} aria-label={t('editors.dataModel.keys.foreign')} className="shrink-0 text-accent-text" />
      ) : (
        <span className="w-[11px] shrink-0" />
      )}
      <span className={clsx('min-w-0 flex-1 truncate text-meta', field.kind === 'primary' && 'font-medium')}>{field.name}</span>
      <span className="shrink-0 font-mono text-caps text-text-3">
        {type}
        {!field.required && '?'}
        {field.unique && field.kind !== 'primary' && <span title={t('editors.dataModel.canvas.isUnique')}> ✦</span>}
      </span>
    </div>
  )
})

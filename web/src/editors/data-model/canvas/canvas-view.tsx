import '@xyflow/react/dist/style.css'
import './canvas.css'

import {
  Background, ConnectionMode, getViewportForBounds, MiniMap, ReactFlow, ReactFlowProvider, useReactFlow, type Connection, type EdgeChange, type NodeChange,
} from '@xyflow/react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'

import { useSelection } from '~/stage/selection'
import type { ViewProps } from '~/stage/view'
import { t } from '~/text'
import { Button } from '~/ui/button'
import { Empty } from '~/ui/feedback'
import { useLock } from '~/ui/lock'
import { NamesProvider, useNamesOf } from '../../form/names'
import { foreignKeysOf, keyOf, type Entity } from '../model'
import { RelationshipDialog } from '../relationship-dialog'
import { useEntities, useModel, useRelationships } from '../use-model'
import { EntityNode as EntityBox } from './entity-node'
import { edgesOf, hubOf, joins, neighbours, width, type Detail, type EntityNode, type RelationEdge } from './graph'
import { Inspector } from './inspector'
import { boundsOf, useNodes } from './nodes'
import { RelationEdge as RelationLine } from './relation-edge'
import { Toolbar } from './toolbar'
import { useCanvasKeys } from './use-canvas-keys'
import { usePlaces, type Places } from './use-places'

const nodeTypes = { entity: EntityBox }
const edgeTypes = { relation: RelationLine }
const isPhone = () => matchMedia('(max-width: 639px)').matches
const legible = 0.7 // zoom at which the rows of an entity can be read
const manyEntities = 60 // the map covers a corner: it comes by itself only where the canvas is larger than the screen

export function CanvasView(props: ViewProps) {
  const names = useNamesOf(props.project.id, props.stage)
  return (
    <NamesProvider value={names}>
      <ReactFlowProvider>
        <Canvas {...props} />
      </ReactFlowProvider>
    </NamesProvider>
  )
}

function Canvas({ project }: ViewProps) {
  const entities = useEntities()
  const relationships = useRelationships()
  const model = useModel(project.id)
  const { pointer, select } = useSelection()
  const flow = useReactFlow<EntityNode, RelationEdge>()
  const area = useRef<HTMLDivElement>(null)
  const [detail, setDetail] = useState<Detail>(() => (localStorage.getItem('nonagon.canvas.detail') as Detail | null) ?? (entities.length > 8 ? 'keys' : 'all'))
  const [isFocused, setFocused] = useState(false)
  const { isLocked } = useLock()
  const [hasMap, setMap] = useState(!isPhone() && entities.length > manyEntities)
  const [relating, setRelating] = useState<{ from?: string; to?: string } | null>(null)

  const centre = useCallback(() => {
    const box = area.current?.getBoundingClientRect()
    return box ? flow.screenToFlowPosition({ x: box.left + box.width / 2 - 100, y: box.top + box.height / 2 - 60 }) : { x: 0, y: 0 }
  }, [flow])
  // Computed from what is on the canvas now: the library's own way waits for a later drawing and can fit to places of before.
  const drawn = useRef<EntityNode[]>([])
  const fit = useCallback(() => {
    const box = area.current
    if (!box || drawn.current.length === 0) return
    const bounds = boundsOf(drawn.current)
    void flow.setViewport(getViewportForBounds(bounds, box.clientWidth, box.clientHeight, 0.05, 1, 0.08))
  }, [flow])
  const latest = useRef({ entities, relationships })
  latest.current = { entities, relationships }
  // On a phone the whole of it would be too small to read: it begins at the entity that most others lead to.
  const begin = useCallback(() => {
    const box = area.current
    if (!box || drawn.current.length === 0) return
    const { zoom } = getViewportForBounds(boundsOf(drawn.current), box.clientWidth, box.clientHeight, 0.05, 1, 0.08)
    const hub = drawn.current.find((node) => node.id === hubOf(latest.current.entities, latest.current.relationships))
    if (!isPhone() || zoom >= legible || !hub) return fit()
    void flow.setCenter(hub.position.x + width / 2, hub.position.y + (hub.height ?? 0) / 2, { zoom: legible, duration: 0 })
  }, [flow, fit])
  const settle = useRef(begin)
  const { places, isBusy, move, keep, arrange } = usePlaces(project.id, entities, relationships, detail, centre, () => settle.current())

  const chosen = pointer?.match(/^\/(entities|relationships)\/(\d+)/)
  const entityPlace = chosen?.[1] === 'entities' ? Number(chosen[2]) : undefined
  const relationPlace = chosen?.[1] === 'relationships' ? Number(chosen[2]) : undefined
  const entity = entityPlace === undefined ? undefined : entities[entityPlace]
  const relation = relationPlace === undefined ? undefined : relationships[relationPlace]

  const lit = useMemo(() => {
    if (!isFocused) return null
    if (entity) return neighbours(keyOf(entity), joins(entities, relationships))
    if (!relation) return null
    return new Set(entities.filter((one) => one.name === relation.from || one.name === relation.to).map(keyOf))
  }, [isFocused, entity, relation, entities, relationships])

  const nodes = useNodes(entities, useMemo(() => new Map(entities.map((one) => [one.name, foreignKeysOf(one.name, relationships)])), [entities, relationships]), places, detail, entityPlace, lit)
  drawn.current = nodes
  const edges = useMemo(() => edgesOf(entities, relationships, places, relationPlace, lit), [entities, relationships, places, relationPlace, lit])

  // What is selected from elsewhere is brought into view.
  const chosenHere = useRef<string | undefined>(undefined)
  const reveal = useCallback(
    (one: Entity | undefined) => {
      const place = one && places[keyOf(one)]
      if (place) void flow.setCenter(place.x + width / 2, place.y + 80, { zoom: Math.max(flow.getZoom(), 0.7), duration: 0 })
    },
    [flow, places],
  )
  const revealChosen = () => {
    if (entity) return reveal(entity)
    const ends = drawn.current.filter((node) => node.data.name === relation?.from || node.data.name === relation?.to)
    const box = area.current
    if (box && ends.length > 0) void flow.setViewport(getViewportForBounds(boundsOf(ends), box.clientWidth, box.clientHeight, 0.05, 0.9, 0.2))
  }
  settle.current = () => (entity || relation ? revealChosen() : begin())
  useEffect(() => {
    if (!pointer || pointer === chosenHere.current) return
    chosenHere.current = pointer
    revealChosen()
    // Follows what is selected, not each change of the model.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [pointer])
  const choose = useCallback(
    (next: string | undefined) => {
      chosenHere.current = next
      select(next)
    },
    [select],
  )

  const onNodesChange = useCallback(
    (changes: NodeChange<EntityNode>[]) => {
      const moved: Places = {}
      let isDone = false
      for (const change of changes) {
        if (change.type === 'position' && change.position) {
          moved[change.id] = { x: Math.round(change.position.x), y: Math.round(change.position.y) }
          if (!change.dragging) isDone = true
        } else if (change.type === 'select' && change.selected) {
          const place = entities.findIndex((one) => keyOf(one) === change.id)
          if (place >= 0) choose(`/entities/${place}`)
        }
      }
      if (Object.keys(moved).length > 0) move(moved)
      if (isDone) requestAnimationFrame(keep)
    },
    [entities, choose, move, keep],
  )
  const onEdgesChange = useCallback(
    (changes: EdgeChange<RelationEdge>[]) => {
      for (const change of changes) if (change.type === 'select' && change.selected) choose(`/relationships/${change.id.slice('relation-'.length)}`)
    },
    [choose],
  )
  const onConnect = useCallback(
    (connection: Connection) => {
      const nameOf = (key: string) => entities.find((one) => keyOf(one) === key)?.name
      setRelating({ from: nameOf(connection.source), to: nameOf(connection.target) })
    },
    [entities],
  )
  const show = (next: Detail) => {
    setDetail(next)
    setTimeout(fit, 50)
    localStorage.setItem('nonagon.canvas.detail', next)
  }
  const relate = () => setRelating({ from: entity?.name })
  const remove = () => {
    if (entity) model.removeEntity(entity.name)
    else if (relationPlace !== undefined && relation) model.removeRelationship(relationPlace)
  }
  useCanvasKeys(area, {
    n: () => model.addEntity(),
    r: relate,
    f: () => setFocused(!isFocused),
    '+': () => void flow.zoomIn(),
    '=': () => void flow.zoomIn(),
    '-': () => void flow.zoomOut(),
    '0': fit,
    remove,
    leave: () => choose(undefined),
  })

  if (entities.length === 0) {
    return (
      <Empty title={t('editors.dataModel.noEntities')} action={<Button look="primary" onClick={() => model.addEntity()}>{t('editors.dataModel.addEntity')}</Button>}>
        {t('editors.dataModel.noEntitiesWhy')}
      </Empty>
    )
  }
  return (
    <div className="flex h-full min-h-[60dvh] flex-col lg:flex-row">
      <div className="flex min-h-[26rem] min-w-0 flex-1 flex-col">
        <Toolbar
          {...{ detail, isFocused, isBusy, hasMap, entities, fit }}
          canFocus={entity !== undefined || relation !== undefined}
          onDetail={show}
          onFocus={() => setFocused(!isFocused)}
          onMap={() => setMap(!hasMap)}
          onArrange={() => void arrange(true)}
          onAdd={() => model.addEntity()}
          onRelate={relate}
          onFind={(place, field) => {
            choose(field === undefined ? `/entities/${place}` : `/entities/${place}/fields/${field}`)
            reveal(entities[place])
          }}
          zoom={(by) => void (by > 0 ? flow.zoomIn() : flow.zoomOut())}
        />
        <div ref={area} className="model-canvas relative min-h-0 flex-1" data-pointer="/entities" tabIndex={-1}>
          <ReactFlow<EntityNode, RelationEdge>
            {...{ nodes, edges, nodeTypes, edgeTypes, onNodesChange, onEdgesChange, onConnect }}
            aria-label={t('editors.dataModel.canvas.label', { count: entities.length })}
            connectionMode={ConnectionMode.Loose}
            onPaneClick={() => choose(undefined)}
            onlyRenderVisibleElements
            nodesDraggable={!isPhone()}
            nodesConnectable={!isPhone() && !isLocked}
            deleteKeyCode={null}
            multiSelectionKeyCode={null}
            selectionKeyCode={null}
            minZoom={0.05}
            maxZoom={2}
            defaultViewport={{ x: 40, y: 40, zoom: 0.8 }}
            onInit={() => Object.keys(places).length > 0 && settle.current()}
            snapToGrid
            snapGrid={[8, 8]}
            elevateEdgesOnSelect
          >
            <Background gap={16} size={1} color="var(--line)" />
            {hasMap && (
              <MiniMap<EntityNode> pannable zoomable ariaLabel={t('editors.dataModel.canvas.map')} nodeColor="var(--control)" maskColor="color-mix(in oklch, var(--raised) 70%, transparent)" nodeBorderRadius={4} className="max-sm:hidden" />
            )}
          </ReactFlow>
        </div>
      </div>
      <Inspector entityPlace={entityPlace} relationPlace={relationPlace} model={model} onRelate={relate} />
      {relating && <RelationshipDialog {...relating} model={model} onClose={() => setRelating(null)} />}
    </div>
  )
}

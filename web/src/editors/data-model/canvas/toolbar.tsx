import { Focus, LayoutGrid, Map as MapIcon, Maximize, Minus, Plus, Spline } from 'lucide-react'
import { useId, useMemo, useState } from 'react'

import { t } from '~/text'
import { Button, IconButton } from '~/ui/button'
import { fieldsOf, type Entity } from '../model'
import type { Detail } from './graph'

interface Props {
  detail: Detail
  isFocused: boolean
  canFocus: boolean
  isBusy: boolean
  hasMap: boolean
  entities: readonly Entity[]
  onDetail: (detail: Detail) => void
  onFocus: () => void
  onMap: () => void
  onArrange: () => void
  onAdd: () => void
  onRelate: () => void
  onFind: (entity: number, field?: number) => void
  zoom: (by: number) => void
  fit: () => void
}

const pressed = (isOn: boolean) => (isOn ? 'bg-accent-soft text-accent-text' : '')

export function Toolbar(props: Props) {
  const { detail, isFocused, canFocus, isBusy, hasMap, entities } = props
  return (
    <div role="toolbar" aria-label={t('editors.dataModel.canvas.toolbar')} className="flex flex-wrap items-center gap-1 border-b border-line bg-surface px-2 py-1.5">
      <Find entities={entities} onFind={props.onFind} />
      <IconButton label={t('editors.dataModel.addEntity')} shortcut="N" onClick={props.onAdd}><Plus size={16} aria-hidden /></IconButton>
      <IconButton label={t('editors.dataModel.addRelationship')} shortcut="R" disabled={entities.length === 0} onClick={props.onRelate}><Spline size={16} aria-hidden /></IconButton>
      <span aria-hidden className="mx-1 h-5 w-px bg-line max-sm:hidden" />
      <select
        aria-label={t('editors.dataModel.canvas.show')}
        value={detail}
        onChange={(event) => props.onDetail(event.target.value as Detail)}
        className="h-8 rounded-md border border-control bg-surface px-2"
      >
        <option value="all">{t('editors.dataModel.canvas.all')}</option>
        <option value="keys">{t('editors.dataModel.canvas.keysOnly')}</option>
        <option value="names">{t('editors.dataModel.canvas.namesOnly')}</option>
      </select>
      <Button reads look="quiet" className="px-2" icon={<LayoutGrid size={14} aria-hidden />} busy={isBusy} onClick={props.onArrange}>
        {t(isBusy ? 'editors.dataModel.canvas.layingOut' : 'editors.dataModel.canvas.layOut')}
      </Button>
      <IconButton
        reads
        label={t(isFocused ? 'editors.dataModel.canvas.unfocus' : 'editors.dataModel.canvas.focus')}
        shortcut="F"
        aria-pressed={isFocused}
        disabled={!canFocus && !isFocused}
        className={pressed(isFocused)}
        onClick={props.onFocus}
      >
        <Focus size={16} aria-hidden />
      </IconButton>
      <span className="ms-auto flex">
        <IconButton reads label={t('editors.dataModel.canvas.zoomOut')} shortcut="−" onClick={() => props.zoom(-1)}><Minus size={16} aria-hidden /></IconButton>
        <IconButton reads label={t('editors.dataModel.canvas.zoomIn')} shortcut="+" onClick={() => props.zoom(1)}><Plus size={16} aria-hidden /></IconButton>
        <IconButton reads label={t('editors.dataModel.canvas.fit')} shortcut="0" onClick={props.fit}><Maximize size={15} aria-hidden /></IconButton>
        <IconButton reads label={t('editors.dataModel.canvas.map')} aria-pressed={hasMap} className={`max-sm:hidden ${pressed(hasMap)}`} onClick={props.onMap}><MapIcon size={15} aria-hidden /></IconButton>
      </span>
    </div>
  )
}

// Finds an entity or one of its fields; the list offers at most twenty.
function Find({ entities, onFind }: { entities: readonly Entity[]; onFind: Props['onFind'] }) {
  const list = useId()
  const [query, setQuery] = useState('')
  const found = useMemo(() => {
    const wanted = query.trim().toLowerCase()
    if (!wanted) return []
    const hits: { label: string; entity: number; field?: number; rank: number }[] = []
    entities.forEach((entity, at) => {
      const name = entity.name.toLowerCase()
      if (name.includes(wanted)) hits.push({ label: entity.name, entity: at, rank: name.startsWith(wanted) ? 0 : 1 })
      fieldsOf(entity).forEach((field, place) => {
        const label = `${entity.name}.${field.name}`
        if (field.name.toLowerCase().includes(wanted) || label.toLowerCase() === wanted) hits.push({ label, entity: at, field: place, rank: 2 })
      })
    })
    return hits.sort((a, b) => a.rank - b.rank).slice(0, 20)
  }, [query, entities])
  const go = (hit: (typeof found)[number] | undefined) => {
    if (!hit) return
    onFind(hit.entity, hit.field)
    setQuery('')
  }
  return (
    <>
      <input
        type="search"
        list={list}
        value={query}
        aria-label={t('editors.dataModel.canvas.search')}
        placeholder={t('editors.dataModel.canvas.search')}
        className="h-8 w-52 min-w-0 max-sm:min-w-48 max-sm:flex-1 rounded-md border border-control bg-surface px-2.5 placeholder:text-text-3"
        onChange={(event) => {
          setQuery(event.target.value)
          const isPicked = (event.nativeEvent as InputEvent).inputType === 'insertReplacementText' || !('inputType' in event.nativeEvent)
          if (isPicked) go(found.find((hit) => hit.label === event.target.value))
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go(found.find((hit) => hit.label === query) ?? found[0])
        }}
      />
      <datalist id={list}>
        {found.map((hit) => (
          <option key={hit.label} value={hit.label} />
        ))}
      </datalist>
    </>
  )
}

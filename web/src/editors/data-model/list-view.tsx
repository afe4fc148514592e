import clsx from 'clsx'
import { ArrowRight, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'

import { useSelection } from '~/stage/selection'
import type { ViewProps } from '~/stage/view'
import { t } from '~/text'
import { Button, IconButton } from '~/ui/button'
import { Empty } from '~/ui/feedback'
import { useInSight } from '~/ui/in-sight'
import { isLong } from '~/ui/long-list'
import { SearchField } from '~/ui/search-field'
import { TextAt } from '../form/fields'
import { NamesProvider, useNamesOf } from '../form/names'
import { Section } from '../form/section'
import { EntityRest, matching } from './entity-rest'
import { FieldRows } from './field-rows'
import { fieldsOf, type Relationship } from './model'
import { NameBox } from '../form/name-box'
import { RelationshipDialog } from './relationship-dialog'
import { RelationshipForm } from './relationship-form'
import { useEntities, useModel, useRelationships, type Model } from './use-model'

const placeIn = (pointer: string | undefined, list: string) => {
  const found = pointer?.match(new RegExp(`^/${list}/(\\d+)`))
  return found ? Number(found[1]) : undefined
}

// Every entity by name; the chosen one with its fields as a table and all that belongs to it.
export function ListView({ project, stage }: ViewProps) {
  const names = useNamesOf(project.id, stage)
  const model = useModel(project.id)
  const entities = useEntities()
  const relationships = useRelationships()
  const { pointer, select } = useSelection()
  const [query, setQuery] = useState('')
  const [isRelating, setRelating] = useState(false)
  const [lastPlace, setLastPlace] = useState(0)
  const chosenRelationship = placeIn(pointer, 'relationships')
  const ofRelationship = chosenRelationship === undefined ? undefined : entities.findIndex((entity) => entity.name === relationships[chosenRelationship]?.from)
  const chosen = placeIn(pointer, 'entities') ?? (ofRelationship !== undefined && ofRelationship >= 0 ? ofRelationship : lastPlace)
  if (chosen !== lastPlace) setLastPlace(chosen)
  const place = Math.min(chosen, entities.length - 1)
  const found = matching(entities, query)
  const list = useInSight<HTMLUListElement>(place)

  if (entities.length === 0) {
    return (
      <Empty
        title={t('editors.dataModel.noEntities')}
        action={<Button look="primary" icon={<Plus size={14} aria-hidden />} onClick={() => model.addEntity()}>{t('editors.dataModel.addEntity')}</Button>}
      >
        {t('editors.dataModel.noEntitiesWhy')}
      </Empty>
    )
  }
  return (
    <NamesProvider value={names}>
      <div className="flex min-h-full flex-col lg:h-full lg:flex-row">
        <nav aria-label={t('editors.dataModel.entities')} className="flex shrink-0 flex-col border-line max-lg:max-h-64 max-lg:border-b lg:w-60 lg:border-e">
          <div className="flex items-center gap-1 p-2">
            <div className="min-w-0 flex-1">
              <SearchField label={t('editors.dataModel.searchEntities')} value={query} onChange={setQuery} />
            </div>
            <IconButton label={t('editors.dataModel.addEntity')} onClick={() => model.addEntity()}>
              <Plus size={16} aria-hidden />
            </IconButton>
          </div>
          <ul ref={list} className={`min-h-0 flex-1 overflow-y-auto px-2 pb-2 ${isLong(entities.length) ? 'long-list' : ''}`}>
            {found.map((at) => {
              const entity = entities[at]!
              return (
                <li key={at}>
                  <button
                    type="button"
                    aria-current={at === place || undefined}
                    onClick={() => select(`/entities/${at}`)}
                    className={clsx('flex min-h-7 w-full items-center justify-between gap-2 rounded-sm px-2 text-start', at === place ? 'bg-accent-soft font-medium text-accent-text' : 'hover:bg-raised')}
                  >
                    <span className="truncate">{entity.name}</span>
                    <span className="tabular text-meta text-text-3">{fieldsOf(entity).length}</span>
                  </button>
                </li>
              )
            })}
            {found.length === 0 && <li className="p-2 text-text-3">{t('editors.form.noMatch', { query })}</li>}
          </ul>
        </nav>
        <div className="min-w-0 flex-1 lg:overflow-y-auto">
          <EntityDetail key={place} place={place} model={model} chosenRelationship={chosenRelationship} onRelate={() => setRelating(true)} />
        </div>
      </div>
      {isRelating && <RelationshipDialog model={model} from={entities[place]?.name} onClose={() => setRelating(false)} />}
    </NamesProvider>
  )
}

interface DetailProps {
  place: number
  model: Model
  chosenRelationship: number | undefined
  onRelate: () => void
}

function EntityDetail({ place, model, chosenRelationship, onRelate }: DetailProps) {
  const entity = useEntities()[place]
  const relationships = useRelationships()
  const { select } = useSelection()
  if (!entity) return null
  const pointer = `/entities/${place}`
  const own = relationships.map((one, at) => ({ one, at })).filter(({ one }) => one.from === entity.name || one.to === entity.name)
  return (
    <div data-pointer={pointer} tabIndex={-1} className="flex flex-col gap-8 px-4 py-5 sm:px-6">
      <div className="grid items-start gap-3 md:grid-cols-[16rem_1fr_auto]">
        <NameBox label={t('editors.dataModel.labels.name')} name={entity.name} pointer={`${pointer}/name`} rename={(to) => model.renameEntity(entity.name, to)} />
        <TextAt pointer={`${pointer}/description`} label={t('editors.dataModel.columns.description')} required />
        <Button look="quiet" className="max-w-full whitespace-normal! wrap-anywhere md:mt-6" icon={<Trash2 size={14} aria-hidden />} onClick={() => model.removeEntity(entity.name)}>
          {t('editors.dataModel.deleteEntity', { name: entity.name })}
        </Button>
      </div>
      <Section title={t('editors.dataModel.fields')} count={fieldsOf(entity).length}>
        <FieldRows place={place} model={model} />
      </Section>
      <Section
        title={t('editors.dataModel.relationships')}
        count={own.length}
        actions={<Button look="quiet" icon={<Plus size={14} aria-hidden />} onClick={onRelate}>{t('editors.dataModel.addRelationship')}</Button>}
      >
        {own.length === 0 && <p className="text-text-3">{t('editors.dataModel.noRelationships', { name: entity.name })}</p>}
        <ul className="divide-y divide-line">
          {own.map(({ one, at }) => (
            <li key={at} data-pointer={`/relationships/${at}`} tabIndex={-1} className={at === chosenRelationship ? 'bg-accent-soft' : ''}>
              <RelationshipRow one={one} isOpen={at === chosenRelationship} toggle={() => select(at === chosenRelationship ? pointer : `/relationships/${at}`)} remove={() => model.removeRelationship(at)} />
              {at === chosenRelationship && (
                <div className="max-w-2xl bg-bg px-6 pt-2 pb-5">
                  <RelationshipForm pointer={`/relationships/${at}`} />
                </div>
              )}
            </li>
          ))}
        </ul>
      </Section>
      <EntityRest place={place} />
    </div>
  )
}

function RelationshipRow({ one, isOpen, toggle, remove }: { one: Relationship; isOpen: boolean; toggle: () => void; remove: () => void }) {
  return (
    <div className="flex min-h-9 items-center gap-2">
      <button type="button" aria-expanded={isOpen} onClick={toggle} className="flex min-h-9 min-w-0 flex-1 flex-wrap items-center gap-x-3 px-1 text-start">
        <span className="flex items-center gap-1.5 font-medium">
          {one.from} <ArrowRight size={12} aria-hidden className="text-text-3" /> {one.to}
        </span>
        <span className="text-text-2">{t(`editors.dataModel.cardinalities.${one.type}`)}</span>
        <code className="font-mono text-code text-text-3">{one.foreignKey}</code>
        {one.description && <span className="min-w-0 truncate text-text-3">{String(one.description)}</span>}
      </button>
      <IconButton label={`${t('editors.dataModel.deleteRelationship')}: ${one.from}, ${one.to}`} onClick={remove}>
        <Trash2 size={14} aria-hidden />
      </IconButton>
    </div>
  )
}

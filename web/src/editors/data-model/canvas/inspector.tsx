import { Link } from '@tanstack/react-router'
import { ArrowRight, Plus, Trash2 } from 'lucide-react'

import { useSelection } from '~/stage/selection'
import { t } from '~/text'
import { Button } from '~/ui/button'
import { TextAt } from '../../form/fields'
import { FieldRows } from '../field-rows'
import { NameBox } from '../../form/name-box'
import { RelationshipForm } from '../relationship-form'
import { useEntities, useRelationships, type Model } from '../use-model'

interface Props {
  entityPlace: number | undefined
  relationPlace: number | undefined
  model: Model
  onRelate: () => void
}

// What is selected, beside the canvas: the same fields that the list has.
export function Inspector({ entityPlace, relationPlace, model, onRelate }: Props) {
  const entities = useEntities()
  const relationships = useRelationships()
  const entity = entityPlace === undefined ? undefined : entities[entityPlace]
  const relation = relationPlace === undefined ? undefined : relationships[relationPlace]
  return (
    <aside aria-label={t('editors.dataModel.canvas.inspector')} className="relative shrink-0 overflow-y-auto border-line bg-surface max-lg:border-t lg:w-96 lg:border-s">
      {entity ? (
        <OfEntity key={entityPlace} place={entityPlace!} model={model} onRelate={onRelate} />
      ) : relation ? (
        <div key={relationPlace} data-pointer={`/relationships/${relationPlace}`} tabIndex={-1} className="flex flex-col gap-4 p-4">
          <h2 className="flex items-center gap-1.5 text-lead">
            {relation.from} <ArrowRight size={14} aria-hidden className="text-text-3" /> {relation.to}
          </h2>
          <RelationshipForm pointer={`/relationships/${relationPlace}`} />
          <Button look="quiet" className="self-start" icon={<Trash2 size={14} aria-hidden />} onClick={() => model.removeRelationship(relationPlace!)}>
            {t('editors.dataModel.deleteRelationship')}
          </Button>
        </div>
      ) : (
        <div className="flex flex-col gap-2 p-4">
          <h2 className="text-lead">{t('editors.dataModel.canvas.nothing')}</h2>
          <p className="text-text-2">{t('editors.dataModel.canvas.nothingWhy')}</p>
          <p className="text-text-3 max-lg:hidden">{t('editors.dataModel.canvas.drawn')}</p>
          <p className="font-mono text-code text-text-3 max-lg:hidden">{t('editors.dataModel.canvas.keys')}</p>
        </div>
      )}
    </aside>
  )
}

function OfEntity({ place, model, onRelate }: { place: number; model: Model; onRelate: () => void }) {
  const entity = useEntities()[place]
  const relationships = useRelationships()
  const { select } = useSelection()
  if (!entity) return null
  const pointer = `/entities/${place}`
  const own = relationships.map((one, at) => ({ one, at })).filter(({ one }) => one.from === entity.name || one.to === entity.name)
  return (
    <div className="flex flex-col gap-5 p-4">
      <div className="flex flex-col gap-3">
        <NameBox label={t('editors.dataModel.labels.name')} name={entity.name} pointer={`${pointer}/name`} rename={(to) => model.renameEntity(entity.name, to)} />
        <TextAt pointer={`${pointer}/description`} label={t('editors.dataModel.columns.description')} long required />
      </div>
      <section>
        <h3 className="mb-1 text-text-2">{t('editors.dataModel.fields')}</h3>
        <FieldRows place={place} model={model} narrow />
      </section>
      <section>
        <h3 className="mb-1 text-text-2">{t('editors.dataModel.relationships')}</h3>
        <ul>
          {own.map(({ one, at }) => (
            <li key={at}>
              <button type="button" onClick={() => select(`/relationships/${at}`)} className="flex min-h-7 w-full items-center gap-1.5 rounded-sm px-1 text-start hover:bg-raised">
                <span className="truncate">{one.from}</span>
                <ArrowRight size={12} aria-hidden className="shrink-0 text-text-3" />
                <span className="truncate">{one.to}</span>
                <span className="ms-auto shrink-0 text-meta text-text-3">{t(`editors.dataModel.cardinalities.${one.type}`)}</span>
              </button>
            </li>
          ))}
        </ul>
        <Button look="quiet" icon={<Plus size={14} aria-hidden />} onClick={onRelate}>{t('editors.dataModel.addRelationship')}</Button>
      </section>
      <div className="flex flex-wrap justify-between gap-2 border-t border-line pt-3">
        <Link
          to="."
          search={((before: object) => ({ ...before, view: 'list', sel: pointer })) as never}
          className="inline-flex min-h-8 items-center px-1 text-accent-text underline"
        >
          {t('editors.dataModel.canvas.openInList')}
        </Link>
        <Button look="quiet" icon={<Trash2 size={14} aria-hidden />} onClick={() => model.removeEntity(entity.name)}>
          {t('editors.dataModel.deleteEntity', { name: entity.name })}
        </Button>
      </div>
    </div>
  )
}

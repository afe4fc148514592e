import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'

import { graphOf } from '~/api/queries'
import { useDocument, useDocumentState } from '~/document/hooks'
import { useSelection } from '~/stage/selection'
import { t } from '~/text'
import { notify } from '~/ui/feedback'
import { addRelationship, newEntity, newField, removeEntity, renameEntity, renameField, type NewRelationship } from './changes'
import { entitiesOf, fieldsOf, relationshipsOf } from './model'

export const useEntities = () => useDocumentState((state) => entitiesOf(state.current))
export const useRelationships = () => useDocumentState((state) => relationshipsOf(state.current))

// What people do to a data model, each one step of undo that says what was done.
export function useModel(project: string) {
  const document = useDocument()
  const { select } = useSelection()
  const client = useQueryClient()
  return useMemo(() => {
    const step = (kind: 'set' | 'add' | 'remove' | 'move', what: string) => t(`editors.form.steps.${kind}`, { what })
    const now = () => document.getState().current
    return {
      addEntity(wanted = t('editors.dataModel.newEntityName')): number {
        const entity = newEntity(now(), wanted)
        document.change(step('add', entity.name), (payload) => {
          if (!Array.isArray(payload.entities)) payload.entities = []
          payload.entities.push(entity as never)
        })
        const place = entitiesOf(now()).length - 1
        select(`/entities/${place}`)
        return place
      },
      addField(place: number) {
        const entity = entitiesOf(now())[place]
        document.change(step('add', t('editors.dataModel.field')), (payload) => void fieldsOf(entitiesOf(payload)[place]).push(newField(entity)))
      },
      // What is wrong with a new name, or null where it was taken over.
      renameEntity(from: string, to: string): string | null {
        if (to === from) return null
        if (to === '') return t('editors.dataModel.nameNeeded')
        if (entitiesOf(now()).some((entity) => entity.name === to)) return t('editors.dataModel.nameTaken', { name: to })
        document.change(t('editors.dataModel.rename', { from, to }), (payload) => renameEntity(payload, from, to))
        const graph = client.getQueryData(graphOf(project).queryKey)
        const needing = new Set(graph?.edges.filter((edge) => edge.to === `entity:${from}`).map((edge) => edge.from))
        const later = graph?.nodes.filter((node) => needing.has(node.id) && node.stage !== 'dataModel').map((node) => node.stage) ?? []
        const stages = [...new Set(later)].map((stage) => t(`common.stages.${stage}`)).join(', ')
        notify(stages ? t('editors.dataModel.renamedElsewhere', { from, to, stages }) : t('editors.dataModel.renamed', { from, to }), document.undo)
        return null
      },
      renameField(entity: string, from: string, to: string): string | null {
        if (to === from) return null
        if (to === '') return t('editors.dataModel.nameNeeded')
        const fields = fieldsOf(entitiesOf(now()).find((one) => one.name === entity))
        if (fields.some((field) => field.name === to)) return t('editors.dataModel.fieldTaken', { entity, name: to })
        document.change(t('editors.dataModel.rename', { from, to }), (payload) => renameField(payload, entity, from, to))
        return null
      },
      removeEntity(name: string) {
        let count = 0
        document.change(step('remove', name), (payload) => void (count = removeEntity(payload, name)))
        select(undefined)
        notify(t('editors.dataModel.deletedEntity', { name, count }), document.undo)
      },
      removeRelationship(place: number) {
        const one = relationshipsOf(now())[place]
        if (!one) return
        document.change(step('remove', t('editors.dataModel.relationship')), (payload) => void relationshipsOf(payload).splice(place, 1))
        select(undefined)
        notify(t('editors.dataModel.deletedRelationship', { from: one.from, to: one.to, key: one.foreignKey || '–' }), document.undo)
      },
      addRelationship(wanted: NewRelationship) {
        let place = -1
        document.change(step('add', t('editors.dataModel.relationship')), (payload) => void (place = addRelationship(payload, wanted)))
        select(`/relationships/${place}`)
      },
    }
  }, [document, select, client, project])
}

export type Model = ReturnType<typeof useModel>

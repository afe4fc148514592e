import { ArrowLeftRight } from 'lucide-react'
import { useState } from 'react'

import { t } from '~/text'
import { Button, IconButton } from '~/ui/button'
import { Dialog, DialogActions } from '~/ui/dialog'
import { Check, Select, TextField } from '~/ui/field'
import { usualForeignKey } from './changes'
import { fieldsOf, type Cardinality } from './model'
import { cardinalityChoices, onDeleteChoices, sentences } from './relationship-form'
import { useEntities, type Model } from './use-model'

interface Props {
  from?: string
  to?: string
  model: Model
  onClose: () => void
}

// A new relationship, by keyboard alone; a line drawn on the canvas opens it with both ends filled in.
export function RelationshipDialog({ from: first, to: second, model, onClose }: Props) {
  const entities = useEntities()
  const [from, setFrom] = useState(first ?? entities[0]?.name ?? '')
  const [to, setTo] = useState(second ?? entities.find((entity) => entity.name !== from)?.name ?? from)
  const [type, setType] = useState<Cardinality>('one-to-many')
  const [typedKey, setTypedKey] = useState<string | null>(null)
  const [onDelete, setOnDelete] = useState('restrict')
  const [required, setRequired] = useState(true)
  const [description, setDescription] = useState('')

  const choices = entities.map((entity) => ({ value: entity.name, label: entity.name }))
  const foreignKey = typedKey ?? usualForeignKey(from, to, type)
  const holder = type === 'many-to-many' ? undefined : type === 'many-to-one' ? from : to
  const exists = fieldsOf(entities.find((entity) => entity.name === holder)).some((field) => field.name === foreignKey)

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('editors.dataModel.addRelationship')} description={t(sentences[type], { from, to })}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          model.addRelationship({ from, to, type, foreignKey: foreignKey.trim(), onDelete, required: required && onDelete !== 'set-null', description: description.trim() })
          onClose()
        }}
      >
        <div className="flex items-end gap-2">
          <div className="min-w-0 flex-1"><Select label={t('editors.dataModel.labels.from')} value={from} choices={choices} onChange={(event) => setFrom(event.target.value)} /></div>
          <IconButton label={t('editors.dataModel.swap')} onClick={() => { setFrom(to); setTo(from) }}>
            <ArrowLeftRight size={14} aria-hidden />
          </IconButton>
          <div className="min-w-0 flex-1"><Select label={t('editors.dataModel.labels.to')} value={to} choices={choices} onChange={(event) => setTo(event.target.value)} /></div>
        </div>
        <Select label={t('editors.dataModel.cardinality')} value={type} choices={cardinalityChoices()} onChange={(event) => setType(event.target.value as Cardinality)} />
        <TextField
          label={t(holder ? 'editors.dataModel.labels.foreignKey' : 'editors.dataModel.joinTable')}
          value={foreignKey}
          spellCheck={false}
          className="font-mono text-code"
          hint={holder && foreignKey ? t(exists ? 'editors.dataModel.usesField' : 'editors.dataModel.makesField', { key: foreignKey, entity: holder }) : undefined}
          onChange={(event) => setTypedKey(event.target.value)}
        />
        {holder && !exists && onDelete !== 'set-null' && (
          <Check label={t('editors.dataModel.isRequired', { entity: holder })} checked={required} onChange={(event) => setRequired(event.target.checked)} />
        )}
        <Select label={t('editors.dataModel.labels.onDelete')} value={onDelete} choices={onDeleteChoices()} onChange={(event) => setOnDelete(event.target.value)} />
        <TextField label={t('editors.dataModel.columns.description')} value={description} onChange={(event) => setDescription(event.target.value)} />
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="primary" disabled={!from || !to || (holder !== undefined && foreignKey.trim() === '')}>
            {t('editors.dataModel.addRelationship')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

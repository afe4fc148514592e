import type { Hints } from '../form/schema-fields'
import type { Item } from '../form/edit'

const fieldNames = (owner: Item) => (Array.isArray(owner.fields) ? (owner.fields as Item[]).map((field) => String(field.name)) : [])

export const hints: Hints = {
  'Entity.partOf': { suggest: (names) => names.entities, mono: true, half: true },
  'Entity.softDelete': { suggest: (_, owner) => fieldNames(owner), mono: true, half: true },
  'Entity.id': { mono: true, half: true },
  'Entity.features': { suggest: (names) => names.features },
  'Field.id': { mono: true, half: true },
  'Field.check': { mono: true },
  'Field.computed': { mono: true },
  'Field.format': { half: true },
  'Field.generated': { half: true },
  'Field.setBy': { mono: true, suggest: (names) => ['signedInUser', ...names.operations] },
  'Field.copiedFrom': { mono: true, suggest: (names) => names.fieldsOfAll },
  'Field.indexed': { half: true },
  'Field.pii': { half: true },
  'Field.secret': { half: true },
  'Field.immutable': { half: true },
  'Lifecycle.field': { mono: true, half: true },
  'Lifecycle.initial': { mono: true, half: true },
  'Lifecycle.final': { mono: true },
  'Lifecycle.transitions': {
    what: 'transition',
    title: (item) => `${Array.isArray(item.from) ? item.from.join(', ') : ''} → ${String(item.to ?? '')}`,
    note: (item) => <code className="font-mono text-code">{String(item.action ?? '')}</code>,
  },
  'Transition.from': { mono: true },
  'Transition.to': { mono: true, half: true },
  'Transition.action': { mono: true, half: true, suggest: (names) => names.operations },
  'Transition.guard': { mono: true },
  'Invariant.id': { mono: true },
  'Invariant.text': { long: true },
}

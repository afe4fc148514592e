import type { Json } from '~/api/types'
import type { Item } from '../../form/edit'
import type { Entity } from '../model'
import type { Members } from './grammar'

// Writes what the text says over what was there: the rest stays, and so do members that say nothing ([] , false, "").
export function over<T extends Item>(before: T | undefined, said: Members): T {
  const made: Item = { ...before }
  for (const [member, value] of Object.entries(said)) {
    if (value !== undefined) made[member] = value
    else if (!(made[member] === false || made[member] === '' || (Array.isArray(made[member]) && made[member].length === 0))) delete made[member]
  }
  return made as T
}

// Empty lists that were not there before are not invented.
export function lifecycleOver(old: Item | undefined, said: Item | undefined): Json | undefined {
  if (!said) return undefined
  const made = over(old, { field: said.field, initial: said.initial, final: (said.final as Json[]).length ? said.final : undefined, transitions: undefined })
  const before = Array.isArray(old?.transitions) ? (old.transitions as Item[]) : []
  const steps = (said.transitions as Item[]).map((step) => {
    const same = before.find((one) => one.action === step.action && one.to === step.to)
    return over(same, { from: step.from, to: step.to, action: step.action, guard: step.guard })
  })
  if (steps.length || old?.transitions !== undefined) made.transitions = steps
  return made
}

export function invariantsOver(old: Entity | undefined, said: Json | undefined): Json | undefined {
  if (!said) return undefined
  const before = Array.isArray(old?.invariants) ? (old.invariants as Item[]) : []
  return (said as Item[]).map((one) => over(before.find((other) => other.id === one.id), { id: one.id, text: one.text }))
}

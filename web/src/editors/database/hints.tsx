import type { Hints } from '../form/schema-fields'
import { SeedRows } from './seed-rows'

const entity = { mono: true, half: true, suggest: (names: { entities: string[] }) => names.entities }

export const hints: Hints = {
  'Database.version': { mono: true, half: true },
  'Database.enums': { half: true, choices: ['text-check', 'native'] },
  'Database.timestamps': { mono: true, choices: ['timestamptz', 'datetime(3)', 'text, RFC 3339 in UTC', 'date'] },
  'Naming.tables': { mono: true, half: true, choices: ['snake_case_plural', 'snake_case', 'camelCase', 'PascalCase'] },
  'Naming.columns': { mono: true, half: true, choices: ['snake_case', 'camelCase', 'PascalCase'] },
  'Keys.type': { mono: true, half: true, choices: ['uuid', 'bigint'] },
  'Keys.generation': { mono: true, half: true, choices: ['uuidv7-application', 'uuidv4-database', 'identity'] },
  'Index.entity': entity,
  'Index.columns': { mono: true, suggest: (names, owner) => names.fields(String(owner.entity)) },
  'Index.where': { mono: true },
  'Index.operatorClass': { mono: true, half: true },
  'Index.method': { mono: true, half: true, choices: ['btree', 'gin', 'gist', 'hash'] },
  'Index.enforces': { mono: true, half: true, suggest: (names) => names.invariants },
  'Index.id': { mono: true, half: true },
  'Check.entity': entity,
  'Check.name': { mono: true, half: true },
  'Check.expression': { mono: true },
  'Check.enforces': { mono: true, suggest: (names) => names.invariants },
  'EnforcedByApplication.invariant': { mono: true, half: true, suggest: (names) => names.invariants },
  'EnforcedByApplication.where': { mono: true, half: true, suggest: (names) => names.operations },
  'EnforcedByApplication.why': { long: true },
  'Retention.entity': entity,
  'Retention.after': { mono: true, half: true, choices: ['P30D', 'P1Y', 'P2Y', 'P3Y', 'P7Y', 'P10Y'] },
  'Retention.since': { mono: true, half: true, suggest: (names, owner) => names.fields(String(owner.entity)) },
  'Retention.action': { half: true },
  'SeedData.entity': entity,
  'SeedData.key': { mono: true, half: true, suggest: (names, owner) => names.fields(String(owner.entity)) },
  'SeedData.rows': { render: (pointer, owner) => <SeedRows pointer={pointer} entity={String(owner.entity)} /> },
  'ExplicitTable.columns': {
    what: 'column',
    note: (item) => <code className="font-mono text-code">{String(item.type ?? '')}</code>,
  },
  'ExplicitTable.name': { mono: true },
  'ExplicitColumn.name': { mono: true, half: true },
  'ExplicitColumn.type': { mono: true, half: true },
  'ExplicitColumn.defaultValue': { mono: true, half: true },
  'ExplicitColumn.references': { mono: true, half: true },
}

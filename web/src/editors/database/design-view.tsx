import { lazy, Suspense } from 'react'

import type { ViewProps } from '~/stage/view'
import { t } from '~/text'
import { Loading } from '~/ui/feedback'
import { free, type Item } from '../form/edit'
import { NamesProvider, useNamesOf } from '../form/names'
import { Others } from '../form/others'
import { SchemaFields } from '../form/schema-fields'
import { SchemaList, useCount } from '../form/schema-list'
import { Section } from '../form/section'
import { EngineSwitch } from './engine-switch'
import { hints } from './hints'

const FilesPane = lazy(() => import('./files-pane').then((module) => ({ default: module.FilesPane })))

const text = (value: unknown) => String(value ?? '')
const columns = (item: Item) => (Array.isArray(item.columns) ? item.columns.map(String).join(', ') : '')

const lists = [
  {
    list: 'indexes', shape: 'Index', title: 'editors.database.indexes', hint: 'editors.database.indexesHint', what: 'editors.database.index', empty: 'editors.database.noIndexes',
    name: (item: Item) => `${text(item.entity)} (${columns(item)})`,
    note: (item: Item) => (item.unique === true ? `${t('editors.database.unique')} · ${text(item.why)}` : text(item.why)),
  },
  {
    list: 'checks', shape: 'Check', title: 'editors.database.checks', what: 'editors.database.check', empty: 'editors.database.noChecks',
    name: (item: Item) => `${text(item.entity)}.${text(item.name)}`,
    note: (item: Item) => <code className="font-mono text-code">{text(item.expression)}</code>,
  },
  {
    list: 'enforcedByApplication', shape: 'EnforcedByApplication', title: 'editors.database.application', hint: 'editors.database.applicationHint', what: 'editors.database.rule', empty: 'editors.database.noRules',
    name: (item: Item) => text(item.invariant),
    note: (item: Item) => text(item.where),
  },
  {
    list: 'retention', shape: 'Retention', title: 'editors.database.retention', what: 'editors.database.retentionRule', empty: 'editors.database.noRetention',
    name: (item: Item) => text(item.entity),
    note: (item: Item) => `${text(item.action)} · ${text(item.after)} · ${text(item.basis)}`,
  },
  {
    list: 'seedData', shape: 'SeedData', title: 'editors.database.seeds', hint: 'editors.database.seedsHint', what: 'editors.database.seed', empty: 'editors.database.noSeeds',
    name: (item: Item) => text(item.entity),
    note: (item: Item) => text(Array.isArray(item.rows) ? item.rows.length : 0),
  },
  {
    list: 'tables', shape: 'ExplicitTable', title: 'editors.database.tables', hint: 'editors.database.tablesHint', what: 'editors.database.table', empty: 'editors.database.noTables',
    name: (item: Item) => text(item.name),
    note: (item: Item) => text(Array.isArray(item.columns) ? item.columns.length : 0),
  },
] as const

const members = ['engine', 'version', 'naming', 'keys', 'enums', 'timestamps', 'prismaVersion', ...lists.map((one) => one.list)]

// What is decided about the database, beside what it compiles to.
export function DesignView({ project, stage }: ViewProps) {
  const names = useNamesOf(project.id, stage)
  return (
    <NamesProvider value={names}>
      <div className="flex min-h-full flex-col xl:h-full xl:flex-row">
        <div className="min-w-0 flex-1 xl:overflow-y-auto">
          <div className="mx-auto flex max-w-3xl flex-col gap-8 px-4 py-6 sm:px-6">
            <EngineSwitch />
            <Section title={t('editors.database.conventions')}>
              <SchemaFields stage="database" shape="Database" pointer="" hints={hints} only={['version', 'enums', 'timestamps', 'prismaVersion', 'naming', 'keys']} />
            </Section>
            {lists.map((one) => (
              <ListSection key={one.list} one={one} />
            ))}
            <Others title={t('editors.database.other')} known={members} />
          </div>
        </div>
        <aside aria-label={t('editors.database.preview')} className="flex min-h-96 min-w-0 flex-col border-line bg-surface max-xl:border-t xl:w-[34rem] xl:shrink-0 xl:border-s">
          <Suspense fallback={<Loading />}>
            <FilesPane project={project} stage={stage} />
          </Suspense>
        </aside>
      </div>
    </NamesProvider>
  )
}

function ListSection({ one }: { one: (typeof lists)[number] }) {
  const count = useCount(`/${one.list}`)
  return (
    <Section title={t(one.title)} count={count} hint={'hint' in one ? t(one.hint) : undefined}>
      <SchemaList
        stage="database"
        pointer={`/${one.list}`}
        shape={one.shape}
        hints={hints}
        what={t(one.what)}
        title={one.name}
        note={one.note}
        empty={t(one.empty)}
        start={one.list === 'indexes' ? (items) => ({ id: free('index', items.map((item) => text(item.id))) }) : undefined}
      />
    </Section>
  )
}

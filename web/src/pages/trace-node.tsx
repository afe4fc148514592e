import { Link } from '@tanstack/react-router'

import type { GraphNode } from '~/api/queries'
import { t } from '~/text'
import { LinkButton } from '~/ui/link-button'
import { Section } from './page'
import { reach, type Graph, type Reached } from './trace-graph'
import { kindName } from './trace-kinds'
import { TracePicture } from './trace-picture'

export function TraceNode({ graph, node, slug }: { graph: Graph; node: GraphNode; slug: string }) {
  const neededBy = reach(graph, node.id, 'neededBy')
  const needs = reach(graph, node.id, 'needs')
  return (
    <div className="flex min-w-0 flex-col gap-4 max-lg:order-first">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0">
          <p className="text-meta text-text-2">
            {kindName(node.kind)} · {t(`common.stages.${node.stage}`)}
          </p>
          <h2 className="truncate text-section">{node.name}</h2>
        </div>
        <LinkButton to="/p/$slug/$stage" params={{ slug, stage: node.stage }} search={{ sel: node.pointer || undefined }}>
          {t('pages.trace.open', { stage: t(`common.stages.${node.stage}`) })}
        </LinkButton>
      </header>
      <TracePicture graph={graph} node={node} slug={slug} />
      <div className="grid gap-4 xl:grid-cols-2">
        <Side title={t('pages.trace.neededBy')} none={t('pages.trace.neededByNone')} reached={neededBy} slug={slug} />
        <Side title={t('pages.trace.needs')} none={t('pages.trace.needsNone')} reached={needs} slug={slug} />
      </div>
    </div>
  )
}

function Side({ title, none, reached, slug }: { title: string; none: string; reached: Reached[]; slug: string }) {
  const direct = reached.filter((one) => one.distance === 1)
  const further = reached.filter((one) => one.distance > 1)
  return (
    <Section title={`${title} (${reached.length})`}>
      {reached.length === 0 && <p className="text-text-2">{none}</p>}
      <List reached={direct} slug={slug} />
      {further.length > 0 && (
        <details>
          <summary className="min-h-6 font-medium">{t('pages.trace.further', { count: further.length })}</summary>
          <List reached={further} slug={slug} />
        </details>
      )}
    </Section>
  )
}

function List({ reached, slug }: { reached: Reached[]; slug: string }) {
  if (reached.length === 0) return null
  return (
    <ul className="flex flex-col">
      {reached.map(({ node, kind, via }) => (
        <li key={node.id} className="flex min-h-7 flex-wrap items-baseline gap-x-2">
          <Link to="/p/$slug/trace" params={{ slug }} search={{ from: node.id }} className="break-words hover:underline">
            {node.name}
          </Link>
          <span className="text-meta text-text-3">
            {kindName(node.kind)}
            {via ? ` · ${t('pages.trace.via', { name: via.name })}` : kind ? ` · ${kind}` : ''}
          </span>
        </li>
      ))}
    </ul>
  )
}

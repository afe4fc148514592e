import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'

import { graphOf, type GraphNode } from '~/api/queries'
import { useProject } from '~/stage/project'
import { t } from '~/text'
import { Empty, Failure, Loading } from '~/ui/feedback'
import { SearchField } from '~/ui/search-field'
import { isLong } from '~/ui/long-list'
import { Page, Section } from './page'
import { gapsIn, graphFrom, type Graph } from './trace-graph'
import { kindName } from './trace-kinds'
import { TraceNode } from './trace-node'

export function Trace() {
  const project = useProject()
  const { from } = useSearch({ from: '/p/$slug/trace' })
  const { data, error, refetch } = useQuery(graphOf(project.id))
  const graph = useMemo(() => (data ? graphFrom(data) : null), [data])
  if (error) return <Page title={t('shell.trace')}><Failure error={error} retry={() => void refetch()} /></Page>
  if (!graph) return <Loading />
  if (graph.nodes.size === 0) {
    return (
      <Page title={t('shell.trace')}>
        <Empty title={t('pages.trace.empty')}>
          <p>{t('pages.trace.emptyWhy')}</p>
        </Empty>
      </Page>
    )
  }
  const node = from ? graph.nodes.get(from) : undefined
  return (
    <Page title={t('shell.trace')} lead={t('pages.trace.lead')}>
      <Gaps graph={graph} slug={project.slug} />
      <div className="grid gap-6 lg:grid-cols-[18rem_1fr]">
        <Picker graph={graph} slug={project.slug} chosen={node?.id} />
        {node ? (
          <TraceNode graph={graph} node={node} slug={project.slug} />
        ) : (
          <Empty title={from ? t('pages.trace.gone', { id: from }) : t('pages.trace.choose')}>
            <p>{t('pages.trace.chooseWhy')}</p>
          </Empty>
        )}
      </div>
    </Page>
  )
}

const shownOfGap = 12

function Gaps({ graph, slug }: { graph: Graph; slug: string }) {
  const gaps = useMemo(() => gapsIn(graph), [graph])
  const [open, setOpen] = useState<string | null>(null)
  return (
    <Section title={t('pages.trace.gaps')} lead={gaps.length === 0 ? t('pages.trace.noGaps') : undefined}>
      {gaps.length > 0 && (
        <ul className="flex flex-col gap-3">
          {gaps.map((gap) => {
            const isOpen = open === gap.id
            const shown = isOpen ? gap.nodes : gap.nodes.slice(0, shownOfGap)
            return (
              <li key={gap.id}>
                <p className="font-medium">{t(`pages.trace.gapKinds.${gap.id}`, { count: gap.nodes.length })}</p>
                <ul className="mt-1 flex flex-wrap gap-1.5">
                  {shown.map((node) => (
                    <li key={node.id}>
                      <Link
                        to="/p/$slug/trace"
                        params={{ slug }}
                        search={{ from: node.id }}
                        className="inline-flex min-h-6 items-center rounded-sm bg-warn-soft px-2 text-warn hover:underline"
                      >
                        {node.name}
                      </Link>
                    </li>
                  ))}
                  {gap.nodes.length > shown.length && (
                    <li>
                      <button type="button" className="min-h-6 px-2 text-text-2 underline" onClick={() => setOpen(gap.id)}>
                        {t('pages.trace.more', { count: gap.nodes.length - shown.length })}
                      </button>
                    </li>
                  )}
                </ul>
              </li>
            )
          })}
        </ul>
      )}
    </Section>
  )
}

function Picker({ graph, slug, chosen }: { graph: Graph; slug: string; chosen: string | undefined }) {
  const navigate = useNavigate()
  const [sought, setSought] = useState('')
  const groups = useMemo(() => {
    const found = [...graph.nodes.values()].filter((node) => node.name.toLowerCase().includes(sought.trim().toLowerCase()))
    return groupByKind(found)
  }, [graph, sought])
  return (
    <nav aria-label={t('pages.trace.parts')} className="flex min-w-0 flex-col gap-2 self-start">
      <SearchField
        label={t('pages.trace.search')}
        value={sought}
        onChange={setSought}
        onKeyDown={(event) => {
          const first = [...groups.values()][0]?.[0]
          if (event.key === 'Enter' && first) void navigate({ to: '/p/$slug/trace', params: { slug }, search: { from: first.id } })
        }}
      />
      <div className="max-h-[60vh] overflow-y-auto rounded-lg border border-line bg-surface p-2" tabIndex={0} role="group" aria-label={t('pages.trace.parts')}>
        {groups.size === 0 && <p className="p-2 text-text-2">{t('pages.trace.noMatch', { sought })}</p>}
        {[...groups].map(([kind, nodes]) => (
          <details key={kind} open={sought !== '' || nodes.some((node) => node.id === chosen) || kind === 'entity'}>
            <summary className="rounded-sm px-1 py-1 font-medium">
              {kindName(kind, 2)} <span className="tabular font-normal text-text-3">{nodes.length}</span>
            </summary>
            <ul className={`pb-2 ${isLong(nodes.length) ? 'long-list' : ''}`}>
              {nodes.map((node) => (
                <li key={node.id}>
                  <Link
                    to="/p/$slug/trace"
                    params={{ slug }}
                    search={{ from: node.id }}
                    aria-current={node.id === chosen ? 'true' : undefined}
                    className="block min-h-6 truncate rounded-sm px-3 py-0.5 text-text-2 hover:bg-raised hover:text-text [&[aria-current]]:bg-accent-soft [&[aria-current]]:text-accent-text"
                  >
                    {node.name}
                  </Link>
                </li>
              ))}
            </ul>
          </details>
        ))}
      </div>
    </nav>
  )
}

function groupByKind(nodes: GraphNode[]): Map<string, GraphNode[]> {
  const groups = new Map<string, GraphNode[]>()
  for (const node of nodes) groups.set(node.kind, [...(groups.get(node.kind) ?? []), node])
  return groups
}

import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'

import { generationsOf, versionsOf } from '~/api/queries'
import type { AIGeneration, Project, StageName, Version } from '~/api/types'
import { ago, dateTime, inSentence, money, t } from '~/text'
import { Empty, Failure, Loading } from '~/ui/feedback'
import { LinkButton } from '~/ui/link-button'
import { Segmented } from '~/ui/segmented'
import { AuthorMark } from '~/ui/status'
import { Activate } from './activate'
import { callOf } from './authors'
import { DraftDiff } from './draft-diff'
import { useProject } from './project'
import { Restore } from './restore'
import { StageHeading } from './stage-heading'
import { VersionDiff } from './version-diff'

export const draftSide = 'draft'

interface RowProps {
  project: Project
  stage: StageName
  version: Version
  call: AIGeneration | null
  a: string
  b: string
  choose: (side: 'a' | 'b', value: string) => void
}

const isWide = () => matchMedia('(min-width: 1024px)').matches
const pick = 'block size-4 accent-accent'

function Row({ project, stage, version, call, a, b, choose }: RowProps) {
  const own = String(version.version)
  const author = version.generatedBy === 'human' ? 'human' : call?.model.startsWith('nonagon-rules') ? 'engine' : 'ai'
  return (
    <tr className="border-b border-line last:border-0 hover:bg-raised">
      <td className="ps-3" data-label={t('stage.versions.before')}>
        <input
          type="radio"
          name="before"
          className={pick}
          aria-label={t('stage.versions.asBefore', { version: version.version })}
          checked={a === own}
          onChange={() => choose('a', own)}
        />
      </td>
      <td data-label={t('stage.versions.after')}>
        <input
          type="radio"
          name="after"
          className={pick}
          aria-label={t('stage.versions.asAfter', { version: version.version })}
          checked={b === own}
          onChange={() => choose('b', own)}
        />
      </td>
      <th scope="row" data-whole className="tabular py-2 text-start font-medium whitespace-nowrap max-sm:-order-1">
        {t('stage.version', { version: version.version })}
        {version.isActive && <span className="ms-2 rounded-full bg-accent-soft px-2 py-0.5 text-meta text-accent-text">{t('stage.versions.active')}</span>}
      </th>
      <td data-whole className="max-sm:-order-1">
        <span className="inline-flex flex-wrap items-center gap-2">
          <AuthorMark author={author} />
          {call && <span className="text-meta text-text-2">{call.model}</span>}
        </span>
      </td>
      <td className="whitespace-nowrap text-text-2" data-label={t('stage.versions.time')}>
        <time dateTime={version.createdAt} title={dateTime(version.createdAt)}>
          {ago(version.createdAt)}
        </time>
      </td>
      <td className="tabular text-end text-text-2" data-label={t('stage.run.cost')}>{call ? (call.isPriceKnown ? money(call.estimatedCost) : t('stage.run.noPrice')) : '–'}</td>
      <td data-whole className="py-1 pe-3 text-end">
        {!version.isActive && (
          <span className="inline-flex justify-end gap-1">
            <Activate project={project} stage={stage} version={version.version} label={t('stage.versions.activate')} />
            <Restore project={project} stage={stage} version={version.version} />
          </span>
        )}
      </td>
    </tr>
  )
}

function Timeline({ project, stage, versions }: { project: Project; stage: StageName; versions: Version[] }) {
  const calls = useQuery(generationsOf(project.id)).data ?? []
  const search = useSearch({ from: '/p/$slug/$stage/versions' })
  const navigate = useNavigate()
  const sorted = [...versions].sort((one, other) => other.version - one.version)
  const b = search.b ?? String(sorted[0]!.version)
  const a = search.a ?? String(sorted.find((one) => String(one.version) !== b)?.version ?? sorted[0]!.version)
  const layout = search.layout === 'one' || (search.layout === undefined && !isWide()) ? 'one' : 'sides'
  const set = (next: Partial<typeof search>) => void navigate({ to: '.', search: { ...search, a, b, ...next } as never, replace: true, resetScroll: false })
  const choose = (side: 'a' | 'b', value: string) => set({ [side]: value })
  return (
    <div className="flex min-w-0 flex-col gap-6 p-4 lg:p-6">
      <div className="relative overflow-x-auto rounded-md border border-line bg-surface">
        <table className="stacks w-full [--stack-columns:4] min-w-3xl [&_td]:px-2 [&_th]:px-2">
          <caption className="sr-only">{t('stage.versions.caption')}</caption>
          <thead>
            <tr className="border-b border-line text-start text-caps text-text-3">
              <th scope="col" className="py-1.5 ps-3 text-start font-medium">{t('stage.versions.before')}</th>
              <th scope="col" className="text-start font-medium">{t('stage.versions.after')}</th>
              <th scope="col" className="text-start font-medium">{t('stage.versions.one')}</th>
              <th scope="col" className="text-start font-medium">{t('stage.versions.author')}</th>
              <th scope="col" className="text-start font-medium">{t('stage.versions.time')}</th>
              <th scope="col" className="text-end font-medium">{t('stage.run.cost')}</th>
              <th scope="col">
                <span className="sr-only">{t('stage.versions.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            <tr className="border-b border-line hover:bg-raised">
              <td className="ps-3 max-sm:hidden!" />
              <td data-label={t('stage.versions.after')} className="max-sm:order-1">
                <input
                  type="radio"
                  name="after"
                  className={pick}
                  aria-label={t('stage.versions.draftAsAfter')}
                  checked={b === draftSide}
                  onChange={() => choose('b', draftSide)}
                />
              </td>
              <th scope="row" data-whole className="py-2 text-start font-medium whitespace-nowrap max-sm:-order-1">
                {t('stage.versions.draft')}
              </th>
              <td colSpan={4} data-whole className="text-text-2">
                {t('stage.versions.draftText')}
              </td>
            </tr>
            {sorted.map((version) => (
              <Row key={version.version} {...{ project, stage, version, a, b, choose }} call={callOf(version, calls)} />
            ))}
          </tbody>
        </table>
      </div>
      <section className="flex min-w-0 flex-col gap-3" aria-label={t('stage.versions.diff')}>
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h2 className="text-lead">
            {a === b
              ? t('stage.versions.diff')
              : t('stage.versions.between', {
                  a: t('stage.version', { version: a }),
                  b: b === draftSide ? t('stage.versions.draft') : t('stage.version', { version: b }),
                })}
          </h2>
          {a !== b && (
            <Segmented
              label={t('stage.versions.layout')}
              value={layout}
              onChange={(next: string) => set({ layout: next })}
              choices={[
                { value: 'sides', label: t('stage.versions.sides') },
                { value: 'one', label: t('stage.versions.unified') },
              ]}
            />
          )}
        </div>
        {b === draftSide ? (
          <DraftDiff project={project} stage={stage} from={Number(a)} layout={layout} />
        ) : a === b ? (
          <p className="text-text-2">{t(versions.length === 1 ? 'stage.versions.only' : 'stage.versions.choose')}</p>
        ) : (
          <VersionDiff project={project} stage={stage} from={Number(a)} to={Number(b)} layout={layout} />
        )}
      </section>
    </div>
  )
}

export function VersionsPage() {
  const { stage } = useParams({ from: '/p/$slug/$stage/versions' })
  const project = useProject()
  const versions = useQuery(versionsOf(project.id, stage))
  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <StageHeading project={project} stage={stage} />
      {versions.error ? (
        <div className="p-6">
          <Failure error={versions.error} retry={() => void versions.refetch()} />
        </div>
      ) : !versions.data ? (
        <Loading />
      ) : versions.data.length === 0 ? (
        <Empty
          title={t('stage.versions.none')}
          action={
            <LinkButton look="primary" to="/p/$slug/$stage" params={{ slug: project.slug, stage }}>
              {t('stage.run.open', { stage: inSentence(t(`common.stages.${stage}`)) })}
            </LinkButton>
          }
        >
          {t('stage.versions.noneText')}
        </Empty>
      ) : (
        <Timeline project={project} stage={stage} versions={versions.data} />
      )}
    </div>
  )
}

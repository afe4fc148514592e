import { useNavigate, useSearch } from '@tanstack/react-router'
import { Tabs } from 'radix-ui'
import { Suspense } from 'react'

import type { Project, StageName } from '~/api/types'
import { useDocumentState } from '~/document/hooks'
import { t } from '~/text'
import { Failure, Loading } from '~/ui/feedback'
import { useInSight } from '~/ui/in-sight'
import { LockProvider } from '~/ui/lock'
import { leaveSelection, startsWith, useFocusOnSelection } from './selection'
import { fieldsView, jsonView, useViews } from './views'

const tab =
  'min-h-9 whitespace-nowrap border-b-2 border-transparent px-3 text-text-2 hover:text-text data-[state=active]:border-accent data-[state=active]:text-text data-[state=active]:font-medium'

// The views of a stage as tabs; which one is shown stands in the address.
export function StageViews({ project, stage }: { project: Project; stage: StageName }) {
  const views = useViews(stage)
  const why = useDocumentState((state) => state.readOnly)
  const { view, sel } = useSearch({ from: '/p/$slug/$stage' })
  const navigate = useNavigate()
  const holding = sel ? views.data?.find((one) => one.holds?.some((pointer) => startsWith(sel, pointer))) : undefined
  const shown = views.data?.find((one) => one.id === view) ?? holding ?? views.data?.[0]
  const show = (id: string) =>
    void navigate({ to: '.', search: ((before: object) => ({ ...before, view: id })) as never, replace: true })
  useFocusOnSelection(shown?.id ?? '', () => {
    if (!shown || shown.id === jsonView) return false
    if (holding && holding !== shown && shown.id !== fieldsView) show(holding.id)
    else show(shown.id === fieldsView ? jsonView : fieldsView)
    return true
  })
  const list = useInSight<HTMLDivElement>(shown?.id, '[data-state=active]')
  function pick(id: string) {
    leaveSelection(sel)
    show(id)
  }
  if (views.error) {
    return (
      <div className="p-4">
        <Failure error={views.error} retry={() => void views.refetch()} />
      </div>
    )
  }
  if (!views.data || !shown) {
    return (
      <div className="flex-1">
        <Loading />
      </div>
    )
  }
  const View = shown.component
  return (
    <Tabs.Root value={shown.id} onValueChange={pick} className="flex min-w-0 flex-1 flex-col lg:min-h-0">
      <Tabs.List ref={list} aria-label={t('stage.views')} className="flex shrink-0 gap-1 overflow-x-auto border-b border-line bg-surface px-3 scroll-edges [scrollbar-width:none]">
        {views.data.map((one) => (
          <Tabs.Trigger key={one.id} value={one.id} className={tab}>
            {one.label}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      <Tabs.Content
        key={shown.id}
        value={shown.id}
        tabIndex={-1}
        className="relative min-h-[60dvh] min-w-0 flex-1 scroll-py-4 overflow-y-auto lg:min-h-0"
      >
        <Suspense fallback={<Loading />}>
          <LockProvider value={why}>
            <View project={project} stage={stage} />
          </LockProvider>
        </Suspense>
      </Tabs.Content>
    </Tabs.Root>
  )
}

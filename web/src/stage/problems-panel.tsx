import { ChevronDown, ChevronUp } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'

import type { Finding, Project, StageName } from '~/api/types'
import { useDocumentState } from '~/document/hooks'
import { t } from '~/text'
import { shown, useShortcut } from '~/ui/shortcut'
import { counted, countOf, sorted, useFindings } from './findings'
import { FindingList } from './finding-list'
import { usePanel } from './panel'
import { useReveal } from './reveal'

// What is wrong with the saved versions: of this stage, or of all. F8 leads from one to the next.
export function ProblemsPanel({ project, stage }: { project: Project; stage: StageName }) {
  const panel = usePanel()
  const reveal = useReveal()
  const isChanged = useDocumentState((state) => state.isChanged)
  const all = useFindings(project.id)
  const own = all.filter((finding) => finding.stage === stage)
  const [isAll, setAll] = useState(false)
  const [at, setAt] = useState(-1)
  const isOpen = panel.shown === 'problems'
  const listed = isAll ? all : own
  const open = sorted(listed).filter((finding) => !finding.waived)
  const told = counted(countOf(own))

  // Where the page is higher than the screen the panel opens out of sight.
  const panelRef = useRef<HTMLElement>(null)
  useEffect(() => {
    if (isOpen) panelRef.current?.scrollIntoView({ block: 'nearest' })
  }, [isOpen])

  function next() {
    if (open.length === 0) return
    const place = (at + 1) % open.length
    const finding = open[place]!
    setAt(place)
    if (!isOpen) panel.open('problems')
    reveal(finding.stage, finding.pointer)
  }
  useShortcut('F8', next)

  const choice = (isChosen: boolean) =>
    `min-h-7 rounded-md px-2 ${isChosen ? 'bg-accent-soft text-text font-medium' : 'text-text-2 hover:bg-raised'}`
  return (
    <section ref={panelRef} aria-label={t('stage.findings.name')} className="shrink-0 border-t border-line bg-surface">
      <div className="flex flex-wrap items-center gap-2 px-3 py-1">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => panel.open(isOpen ? undefined : 'problems')}
          className="inline-flex min-h-7 items-center gap-1.5 rounded-md px-1 font-medium hover:bg-raised"
        >
          {isOpen ? <ChevronDown size={14} aria-hidden /> : <ChevronUp size={14} aria-hidden />}
          {t('stage.findings.name')}
          <span className="tabular text-meta font-normal text-text-2">
            {told || t('stage.findings.none')}
          </span>
        </button>
        {isOpen && (
          <div role="group" aria-label={t('stage.findings.which')} className="flex gap-1">
            <button type="button" aria-pressed={!isAll} className={choice(!isAll)} onClick={() => setAll(false)}>
              {t('stage.findings.here', { count: own.length })}
            </button>
            <button type="button" aria-pressed={isAll} className={choice(isAll)} onClick={() => setAll(true)}>
              {t('stage.findings.all', { count: all.length })}
            </button>
          </div>
        )}
        {open.length > 0 && (
          <button type="button" className="ms-auto min-h-7 rounded-md px-2 text-text-2 hover:bg-raised" onClick={next}>
            {t('stage.findings.next')} <kbd className="font-mono text-meta max-sm:hidden">{shown('F8')}</kbd>
          </button>
        )}
      </div>
      {isOpen && (
        <div className="max-h-[34dvh] overflow-y-auto border-t border-line">
          {isChanged && <p className="px-4 py-1.5 text-meta text-text-2">{t('stage.findings.ofSaved')}</p>}
          <FindingList project={project} findings={listed} showStage={isAll} current={open[at] as Finding | undefined} />
        </div>
      )}
    </section>
  )
}

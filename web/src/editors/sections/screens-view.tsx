import { ArrowLeft, Plus } from 'lucide-react'
import { useState } from 'react'

import { useValue } from '~/document/hooks'
import { free, kebab, useEdit } from '~/editors/form/edit'
import { NamesProvider, useNamesOf } from '~/editors/form/names'
import { useSelection } from '~/stage/selection'
import type { ViewProps } from '~/stage/view'
import { Button } from '~/ui/button'
import { Empty } from '~/ui/feedback'
import { t } from '~/text'
import { useReferences, type Screen } from './references'
import { ScreenForm } from './screen-form'
import { ScreenList } from './screen-list'

// The screens by area, and one of them in full. On narrow pages the list and the screen take turns.
export function ScreensView({ project, stage }: ViewProps) {
  const screens = useValue<Screen[]>('/sections') ?? []
  const names = useNamesOf(project.id, stage)
  const references = useReferences(project.id)
  const { pointer, select } = useSelection()
  const { insert } = useEdit()
  const [isListed, setListed] = useState(pointer === undefined)
  const chosen = Number(pointer?.match(/^\/sections\/(\d+)/)?.[1] ?? 0)
  const place = Math.min(chosen, screens.length - 1)

  function open(at: number) {
    select(`/sections/${at}`)
    setListed(false)
  }

  function add() {
    const name = free(t('editors.sections.newScreen'), screens.map((screen) => screen.name), ' ')
    const id = free(kebab(name), screens.map((screen) => screen.id ?? ''))
    insert('/sections', { id, name, route: `/${id}`, description: '' }, t('editors.sections.screen'))
    open(screens.length)
  }

  const addButton = (
    <Button icon={<Plus size={14} aria-hidden />} onClick={add}>
      {t('editors.sections.addScreen')}
    </Button>
  )
  if (screens.length === 0) {
    return (
      <Empty title={t('editors.sections.emptyTitle')} action={addButton}>
        {t('editors.sections.empty')}
      </Empty>
    )
  }
  return (
    <NamesProvider value={names}>
      <div className="flex min-h-full items-start" data-pointer="/sections" tabIndex={-1}>
        <nav
          aria-label={t('editors.sections.screens')}
          className={`w-full shrink-0 border-line p-3 md:sticky md:top-0 md:block md:max-h-[calc(100dvh-9rem)] md:w-60 md:overflow-y-auto md:border-e ${isListed ? '' : 'hidden'}`}
        >
          <ScreenList screens={screens} chosen={place} open={open} />
          <div className="mt-3">{addButton}</div>
        </nav>
        <div className={`min-w-0 flex-1 md:block ${isListed ? 'hidden' : ''}`}>
          <Button reads look="quiet" icon={<ArrowLeft size={14} aria-hidden />} className="m-3 md:hidden" onClick={() => setListed(true)}>
            {t('editors.sections.backToList')}
          </Button>
          <ScreenForm key={`${place}/${screens[place]!.id ?? ''}`} project={project} stage={stage} place={place} count={screens.length} references={references} open={open} />
        </div>
      </div>
    </NamesProvider>
  )
}

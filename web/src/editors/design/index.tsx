import { t } from '~/text'
import type { StageView } from '~/stage/view'
import { ColoursView } from './colours-view'
import { ContrastView } from './contrast-view'
import { FilesView } from './files-view'
import { FoundationsView } from './foundations-view'
import { SampleView } from './sample-view'
import { ShellView } from './shell-view'

export const views: StageView[] = [
  { id: 'colours', label: t('editors.design.views.colours'), component: ColoursView, holds: ['/seeds', '/palettes'] },
  { id: 'contrast', label: t('editors.design.views.contrast'), component: ContrastView },
  {
    id: 'foundations',
    label: t('editors.design.views.foundations'),
    component: FoundationsView,
    holds: ['/typography', '/assumptions', '/spacing', '/radius', '/shadow', '/touchTarget', '/mood', '/themes', '/iconLibrary'],
  },
  { id: 'sample', label: t('editors.design.views.sample'), component: SampleView },
  { id: 'shell', label: t('editors.design.views.shell'), component: ShellView, holds: ['/applicationShell', '/statusColours'] },
  { id: 'files', label: t('editors.design.views.files'), component: FilesView },
]

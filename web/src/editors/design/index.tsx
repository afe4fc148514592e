import { t } from '~/text'
import type { StageView } from '~/stage/view'
import { ColoursView } from './colours-view'
import { ContrastView } from './contrast-view'
import { FilesView } from './files-view'
import { FoundationsView } from './foundations-view'
import { SampleView } from './sample-view'
import { ShellView } from './shell-view'

export const views: StageView[] = [
  { id: 'colours', label: t('editors.design.views.colours'), component: ColoursView },
  { id: 'contrast', label: t('editors.design.views.contrast'), component: ContrastView },
  { id: 'foundations', label: t('editors.design.views.foundations'), component: FoundationsView },
  { id: 'sample', label: t('editors.design.views.sample'), component: SampleView },
  { id: 'shell', label: t('editors.design.views.shell'), component: ShellView },
  { id: 'files', label: t('editors.design.views.files'), component: FilesView },
]

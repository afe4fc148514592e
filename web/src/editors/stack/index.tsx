import { t } from '~/text'
import type { StageView } from '~/stage/view'
import { ChoicesView } from './choices-view'
import { DecisionsView } from './decisions-view'
import { FilesView } from './files-view'
import { FoldersView } from './folders-view'
import { PackagesView } from './packages-view'

export const views: StageView[] = [
  { id: 'choices', label: t('editors.stack.views.choices'), component: ChoicesView, holds: ['/selections'] },
  { id: 'decisions', label: t('editors.stack.views.decisions'), component: DecisionsView, holds: ['/decisions', '/assumptions'] },
  { id: 'packages', label: t('editors.stack.views.packages'), component: PackagesView, holds: ['/dependencies'] },
  { id: 'folders', label: t('editors.stack.views.folders'), component: FoldersView, holds: ['/structure'] },
  { id: 'files', label: t('editors.stack.views.files'), component: FilesView },
]

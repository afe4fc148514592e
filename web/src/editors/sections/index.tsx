import { t } from '~/text'
import type { StageView } from '~/stage/view'
import { GalleryView } from './gallery-view'
import { ScreensView } from './screens-view'

export const views: StageView[] = [
  { id: 'screens', label: t('editors.sections.views.screens'), component: ScreensView, holds: ['/sections'] },
  { id: 'gallery', label: t('editors.sections.views.gallery'), component: GalleryView, holds: ['/assumptions'] },
]

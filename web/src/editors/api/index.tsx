import { lazy } from 'react'

import type { StageView } from '~/stage/view'
import { t } from '~/text'
import { DesignView } from './design-view'

const ReferenceView = lazy(() => import('./reference-view').then((module) => ({ default: module.ReferenceView })))

export const views: StageView[] = [
  { id: 'form', label: t('editors.api.views.design'), component: DesignView },
  { id: 'preview', label: t('editors.api.views.reference'), component: ReferenceView },
]

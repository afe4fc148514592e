import { lazy } from 'react'

import type { StageView } from '~/stage/view'
import { t } from '~/text'
import { DesignView } from './design-view'

const TablesView = lazy(() => import('./tables-view').then((module) => ({ default: module.TablesView })))

export const views: StageView[] = [
  { id: 'form', label: t('editors.database.views.form'), component: DesignView },
  { id: 'tables', label: t('editors.database.views.tables'), component: TablesView },
]

import { lazy } from 'react'

import type { StageView } from '~/stage/view'
import { t } from '~/text'

export const views: StageView[] = [
  {
    id: 'package',
    label: t('stage.export.package'),
    component: lazy(() => import('./package-view').then((module) => ({ default: module.PackageView }))),
  },
  {
    id: 'exports',
    label: t('stage.export.exports'),
    component: lazy(() => import('./exports-view').then((module) => ({ default: module.ExportsView }))),
  },
]

import { lazy } from 'react'

import type { StageView } from '~/stage/view'
import { t } from '~/text'
import { ListView } from './list-view'

const CanvasView = lazy(() => import('./canvas/canvas-view').then((module) => ({ default: module.CanvasView })))
const TextView = lazy(() => import('./text-view').then((module) => ({ default: module.TextView })))

export const views: StageView[] = [
  { id: 'canvas', label: t('editors.dataModel.views.canvas'), component: CanvasView },
  { id: 'list', label: t('editors.dataModel.views.list'), component: ListView },
  { id: 'text', label: t('editors.dataModel.views.text'), component: TextView },
]

import { useQuery } from '@tanstack/react-query'
import { lazy } from 'react'

import type { StageName } from '~/api/types'
import { t } from '~/text'
import type { StageView } from './view'

// The views of each stage come in its own chunk.
const editors: Record<StageName, () => Promise<{ views: StageView[] }>> = {
  product: () => import('~/editors/product'),
  dataModel: () => import('~/editors/data-model'),
  database: () => import('~/editors/database'),
  api: () => import('~/editors/api'),
  stack: () => import('~/editors/stack'),
  design: () => import('~/editors/design'),
  sections: () => import('~/editors/sections'),
  infrastructure: () => import('~/editors/infrastructure'),
  export: () => import('~/editors/export'),
}

export const fieldsView = 'fields'
export const jsonView = 'json'
const FormView = lazy(() => import('~/editors/form/form-view').then((module) => ({ default: module.FormView })))
const JsonView = lazy(() => import('./json-view').then((module) => ({ default: module.JsonView })))

// The views of a stage, its own first; every stage can be read and written as one form of all fields, and as JSON.
export function useViews(stage: StageName) {
  return useQuery({
    queryKey: ['views', stage],
    queryFn: async (): Promise<StageView[]> => {
      const { views } = await editors[stage]()
      return [
        ...views,
        { id: fieldsView, label: t('editors.form.formView'), component: FormView },
        { id: jsonView, label: t('stage.json.tab'), component: JsonView },
      ]
    },
    staleTime: Infinity,
    retry: 1,
  })
}

import type { StageView } from '~/stage/view'
import { t } from '~/text'
import { Outline } from './outline'

export const views: StageView[] = [{ id: 'form', label: t('editors.product.view'), component: Outline }]

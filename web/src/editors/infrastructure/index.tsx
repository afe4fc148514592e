import { t } from '~/text'
import type { StageView } from '~/stage/view'
import { DeliveryView } from './delivery-view'
import { FilesView } from './files-view'
import { ServicesView } from './services-view'
import { VariablesView } from './variables-view'

export const views: StageView[] = [
  { id: 'services', label: t('editors.infrastructure.views.services'), component: ServicesView },
  { id: 'variables', label: t('editors.infrastructure.views.variables'), component: VariablesView },
  { id: 'delivery', label: t('editors.infrastructure.views.delivery'), component: DeliveryView },
  { id: 'files', label: t('editors.infrastructure.views.files'), component: FilesView },
]

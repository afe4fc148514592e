import { t } from '~/text'
import type { StageView } from '~/stage/view'
import { DeliveryView } from './delivery-view'
import { FilesView } from './files-view'
import { ServicesView } from './services-view'
import { VariablesView } from './variables-view'

export const views: StageView[] = [
  { id: 'services', label: t('editors.infrastructure.views.services'), component: ServicesView, holds: ['/services', '/assumptions', '/hosting', '/because', '/environments'] },
  { id: 'variables', label: t('editors.infrastructure.views.variables'), component: VariablesView, holds: ['/envVars'] },
  { id: 'delivery', label: t('editors.infrastructure.views.delivery'), component: DeliveryView, holds: ['/ci', '/backup', '/monitoring'] },
  { id: 'files', label: t('editors.infrastructure.views.files'), component: FilesView },
]

import type { ComponentType } from 'react'

import type { Project, StageName } from '~/api/types'

// A way of seeing and changing one stage's payload: a form, a canvas, a preview. It reads and writes through useDocument().
export interface StageView {
  id: string // in the address: ?view=
  label: string
  component: ComponentType<ViewProps>
}

export interface ViewProps {
  project: Project
  stage: StageName
}

import type { ComponentType } from 'react'

import type { Project, StageName } from '~/api/types'

// A way of seeing and changing one stage's payload: a form, a canvas, a preview. It reads and writes through useDocument().
export interface StageView {
  id: string // in the address: ?view=
  label: string
  component: ComponentType<ViewProps>
  holds?: readonly string[] // JSON Pointers of what it shows: a link to a place below one opens this view
}

export interface ViewProps {
  project: Project
  stage: StageName
}

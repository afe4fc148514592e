import type { StageView } from '~/stage/view'

export const views: StageView[] = []

import { common } from './common'
import { editors } from './editors'
import { pages } from './pages'
import { shell } from './shell'
import { stage } from './stage'

// English, by the part of the workbench that says it.
export const en = { common, shell, pages, stage, editors } as const

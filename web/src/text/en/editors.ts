import { api } from './editors/api'
import { dataModel } from './editors/dataModel'
import { database } from './editors/database'
import { design } from './editors/design'
import { form } from './editors/form'
import { infrastructure } from './editors/infrastructure'
import { product } from './editors/product'
import { sections } from './editors/sections'
import { stack } from './editors/stack'

export const editors = { form, product, dataModel, database, api, stack, design, sections, infrastructure } as const

import prisma7 from 'prisma-schema-wasm-7'
import prisma6 from 'prisma-schema-wasm-6'
import { engines } from '../designs.mjs'
import { fileOf, inDialect, payloadOf } from '../files.mjs'

export const title = 'Prisma validates the schema of every engine, would format nothing, and reads as many models as there are'
export const fault = { file: 'data-model/schema.prisma', from: ' @id', to: ' @idd' }

export async function judge(designs, verdicts) {
  for (const design of designs) {
    const schemas = [fileOf(design, 'data-model/schema.prisma'), ...engines.map((engine) => inDialect(design, engine, 'schema.prisma'))]
    for (const schema of schemas.filter(Boolean)) {
      try {
        look(schema, design, (text) => verdicts.error(design, `${schema.path}: ${text}`))
        verdicts.checked(design)
      } catch (error) {
        verdicts.error(design, `${schema.path}: ${plain(error)}`)
      }
    }
  }
}

function look({ text }, design, fault) {
  const prisma = /^\s*url\s*=/m.test(text) ? prisma6 : prisma7
  prisma.validate(JSON.stringify({ prismaSchema: [['schema.prisma', text]], noColor: true }))
  const formatted = JSON.parse(prisma.format(JSON.stringify([['schema.prisma', text]]), JSON.stringify({
    textDocument: { uri: 'file:/schema.prisma' }, options: { tabSize: 2, insertSpaces: true } })))[0][1]
  if (formatted !== text) fault(`is not formatted: ${firstDifference(text, formatted)}`)
  const { datamodel } = JSON.parse(prisma.get_dmmf(JSON.stringify({ prismaSchema: [['schema.prisma', text]], noColor: true })))
  const models = payloadOf(design, 'dataModel').entities.filter((entity) => entity.fields.length > 0).length
  if (datamodel.models.length < models) fault(`${datamodel.models.length} models for ${models} entities`)
}

function firstDifference(text, other) {
  const others = other.split('\n')
  const at = text.split('\n').findIndex((line, index) => line !== others[index])
  return `line ${at + 1}: ${JSON.stringify(text.split('\n')[at])}, Prisma writes ${JSON.stringify(others[at])}`
}

function plain(error) {
  try {
    return JSON.parse(error.message).message
  } catch {
    return error.message
  }
}

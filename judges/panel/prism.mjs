import prismHttp from '@stoplight/prism-http'
import prismCore from '@stoplight/prism-core'
import { fileOf } from '../files.mjs'
import { goodValue } from '../json_instances.mjs'

export const title = 'Prism answers every operation, called with the examples of the document, as its own responses say; without credentials it refuses'
export const fault = { file: 'api/openapi.yaml', from: /format: uuid/g, to: 'format: date' }

const config = {
  isProxy: false, checkSecurity: true, validateRequest: true, validateResponse: true, errors: true, upstreamProxy: undefined,
  mock: { dynamic: false },
}

export async function judge(designs, verdicts) {
  const prism = prismHttp.createInstance(config, { logger: prismCore.createLogger('judge', { level: 'silent' }) })
  for (const design of designs) {
    const file = fileOf(design, 'api/openapi.yaml')
    if (!file) continue
    const operations = await prismHttp.getHttpOperationsFromSpec(file.file)
    for (const operation of operations) {
      verdicts.checked(design)
      const place = `${operation.method.toUpperCase()} ${operation.path}`
      const fault = (text) => verdicts.error(design, `${place}: ${text}`)
      try {
        await look(prism, operations, operation, fault)
      } catch (error) {
        fault(error.message)
      }
    }
  }
}

async function look(prism, operations, operation, fault) {
  const request = requestOf(operation)
  const answer = await call(prism, operations, request)
  if (answer.problem) return fault(answer.problem)
  const { output, validations } = answer
  if (output.statusCode >= 400) fault(`answers ${output.statusCode}`)
  for (const { severity, location, message } of [...validations.input, ...validations.output])
    if (severity === 'Error' || severity === 0) fault(`${location?.join('.')}: ${message}`)
  const isPublic = (operation.security ?? []).length === 0 || operation.security.some((way) => way.length === 0)
  if (isPublic) return
  const { headers: { authorization, cookie, ...headers }, ...rest } = request
  const refused = await call(prism, operations, { ...rest, headers: withoutKeys(headers, operation) })
  if (!refused.problem && refused.output.statusCode < 400) fault('answers without credentials')
}

async function call(prism, operations, request) {
  const result = await prism.request(request, operations, config)()
  if (result._tag === 'Right') return result.right
  const { message, detail, additional } = result.left
  return { problem: [message, detail, JSON.stringify(additional?.validation ?? '')].filter(Boolean).join(' ') }
}

// The call that the document's own examples make.
function requestOf(operation) {
  const { path = [], query = [], headers = [], cookie = [], body } = operation.request ?? {}
  let place = operation.path
  for (const parameter of path) place = place.replace(`{${parameter.name}}`, encodeURIComponent(exampleOf(parameter)))
  const request = { method: operation.method, url: { path: place, query: named(query) }, headers: { accept: '*/*', ...named(headers) } }
  const cookies = Object.entries(named(cookie)).map(([name, value]) => `${name}=${value}`)
  const content = body?.contents?.find(({ mediaType }) => /json/.test(mediaType)) ?? body?.contents?.[0]
  if (content) {
    request.headers['content-type'] = content.mediaType
    request.body = exampleOf(content)
  }
  for (const scheme of operation.security?.[0] ?? []) {
    if (scheme.type === 'apiKey' && scheme.in === 'header') request.headers[scheme.name.toLowerCase()] = 'key'
    else if (scheme.type === 'apiKey' && scheme.in === 'query') request.url.query[scheme.name] = 'key'
    else if (scheme.type === 'apiKey') cookies.push(`${scheme.name}=key`)
    else request.headers.authorization = scheme.scheme === 'basic' ? 'Basic dTpw' : 'Bearer token'
  }
  if (cookies.length > 0) request.headers.cookie = cookies.join('; ')
  return request
}

function withoutKeys(headers, operation) {
  const keys = operation.security.flat().filter(({ type }) => type === 'apiKey').map(({ name }) => name.toLowerCase())
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !keys.includes(name)))
}

// Required parameters, and optional ones that show an example.
function named(parameters) {
  const shown = parameters.filter((parameter) => parameter.required || parameter.examples?.length > 0)
  return Object.fromEntries(shown.map((parameter) => [parameter.name, String(exampleOf(parameter))]))
}

function exampleOf({ examples, schema }) {
  return examples?.[0]?.value ?? schema?.examples?.[0] ?? goodValue(schema)
}

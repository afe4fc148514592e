// api.mjs PROGRAM OUTPUT: see api.sh
import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createConfig, lint } from '@redocly/openapi-core'
import spectralCore from '@stoplight/spectral-core'
import parsers from '@stoplight/spectral-parsers'
import rulesets from '@stoplight/spectral-rulesets'
import Ajv from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { JSDOM } from 'jsdom'

const [program, output] = process.argv.slice(2)
const problems = []

// Runs `work` with the address of a server of its own.
async function served(work) {
  const server = spawn(program, ['serve', '--listen', '127.0.0.1:0', '--data', join(output, 'data'), '--no-access-log'],
    { stdio: ['ignore', 'pipe', 'ignore'] })
  try {
    for await (const line of createInterface({ input: server.stdout })) {
      const url = /listening on (\S+)/.exec(line)?.[1]
      if (url) return await work(url)
    }
    throw new Error('the server did not start')
  } finally {
    server.kill()
  }
}

// The reference at /api/docs shows every operation, and what it sends is answered.
async function judgeReference(url, document) {
  const page = await JSDOM.fromURL(`${url}/api/docs`, {
    runScripts: 'dangerously',
    resources: 'usable',
    beforeParse: (window) => { window.fetch = (target, options = {}) => fetch(new URL(target, url), { method: options.method, headers: options.headers, body: options.body }) },
  })
  const found = (selector) => [...page.window.document.querySelectorAll(selector)]
  const until = async (holds) => {
    for (let i = 0; i < 200 && !holds(); i += 1) await new Promise((resolve) => setTimeout(resolve, 50))
    return holds()
  }
  const operations = Object.values(document.paths).reduce((sum, methods) => sum + Object.keys(methods).length, 0)
  if (!await until(() => found('details.operation').length === operations)) problems.push(`Reference: ${found('details.operation').length} of ${operations} operations`)
  for (const shown of found('details.operation')) {
    shown.open = true
    shown.dispatchEvent(new page.window.Event('toggle'))
    if (!shown.querySelector('form')) problems.push(`Reference: ${shown.id} cannot be tried`)
  }
  const [described] = found('#readOpenapi')
  described.querySelector('form').dispatchEvent(new page.window.Event('submit', { cancelable: true }))
  if (!await until(() => described.querySelector('pre').textContent.startsWith('200'))) problems.push('Reference: what it sends is not answered')
  page.window.close()
}

async function judgeByRedocly(file) {
  const config = await createConfig({ extends: ['recommended-strict'] })
  for (const problem of await lint({ ref: file, config }))
    problems.push(`Redocly: ${problem.ruleId} at ${problem.location[0]?.pointer}: ${problem.message}`)
}

async function judgeBySpectral(text, file) {
  const spectral = new spectralCore.Spectral()
  spectral.setRuleset({ extends: [[rulesets.oas, 'recommended']] })
  for (const problem of await spectral.run(new spectralCore.Document(text, parsers.Json, file)))
    problems.push(`Spectral: ${problem.code} at /${problem.path.join('/')}: ${problem.message}`)
}

// Path templates as patterns, those with the most that is spelled out first.
function templatesOf(document) {
  const literals = (path) => path.split('/').filter((part) => !part.startsWith('{')).length
  return Object.keys(document.paths)
    .sort((a, b) => literals(b) - literals(a))
    .map((path) => ({
      path,
      pattern: new RegExp(`^${path.replace(/[.]/g, '\\.').replace('{path}', '.+').replace(/\{\w+\}/g, '[^/]+')}$`),
    }))
}

// Holds each recorded answer against what the document says of its operation and status.
function judgeAnswers(document) {
  const ajv = new Ajv({ strict: false, allErrors: true })
  formats(ajv)
  ajv.addSchema(document, 'api')
  const checks = new Map()
  const check = (pointer) => {
    if (!checks.has(pointer)) checks.set(pointer, ajv.compile({ $ref: `api#${pointer}` }))
    return checks.get(pointer)
  }
  const escaped = (name) => encodeURIComponent(name.replace(/~/g, '~0').replace(/\//g, '~1'))
  const templates = templatesOf(document)
  const seen = new Set()
  let count = 0
  for (const line of readFileSync(join(output, 'answers.jsonl'), 'utf8').split('\n')) {
    if (line === '') continue
    const { method, target, status, headers, body } = JSON.parse(line)
    const path = target.split('?')[0]
    const known = templates.find(({ path: template, pattern }) => pattern.test(path) && document.paths[template][method.toLowerCase()])
    if (!known) continue // nothing is there, or not for this method
    const verb = method.toLowerCase()
    const what = `${method} ${known.path} ${status}`
    count += 1
    const response = document.paths[known.path][verb].responses[status]
    // What is refused before the operation is found out is the same everywhere.
    if (!response && [304, 405, 421].includes(status)) continue
    if (!response) {
      problems.push(`${what}: the status is not described (${target})`)
      continue
    }
    seen.add(what)
    const type = (headers['content-type'] ?? '').split(';')[0]
    const described = Object.keys(response.content ?? {})
    if (body === '') continue
    if (!described.includes(type)) {
      if (!described.some((known) => known === '*/*' || known === 'application/octet-stream')) problems.push(`${what}: ${type} is not described`)
      continue
    }
    if (!type.endsWith('json')) continue
    const pointer = `/paths/${escaped(known.path)}/${verb}/responses/${status}/content/${escaped(type)}/schema`
    const validate = check(pointer)
    if (!validate(JSON.parse(body)))
      problems.push(`${what}: ${ajv.errorsText(validate.errors)} in ${body.slice(0, 200)}`)
  }
  const operations = new Set([...seen].map((what) => what.split(' ').slice(0, 2).join(' ')))
  const all = Object.values(document.paths).reduce((sum, methods) => sum + Object.keys(methods).length, 0)
  console.log(`answers  ${count} of ${operations.size} operations (of ${all}), ${seen.size} pairs of operation and status`)
}

const file = join(output, 'openapi.json')
const document = await served(async (url) => {
  const text = await (await fetch(`${url}/api/openapi.json`)).text()
  writeFileSync(file, text)
  await judgeByRedocly(file)
  await judgeBySpectral(text, file)
  console.log(`linters  Redocly recommended-strict and Spectral oas: ${problems.length} problems`)
  await judgeReference(url, JSON.parse(text))
  return JSON.parse(text)
})
judgeAnswers(document)
for (const problem of new Set(problems)) console.log(problem)
process.exit(problems.length === 0 ? 0 : 1)

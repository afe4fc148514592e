// @vitest-environment node
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

const script = new URL('./precompress.mjs', import.meta.url).pathname
const kib = (size: number) => randomBytes(size * 512).toString('hex') // hex packs to its half

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nonagon-budget-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<script src="/assets/first.js"></script><link href="/assets/first.css" rel="stylesheet">')
})
afterEach(() => rmSync(folder, { recursive: true }))

function packed(files: Record<string, number>) {
  for (const [name, size] of Object.entries({ 'first.js': 10, 'first.css': 2, ...files })) writeFileSync(join(folder, 'assets', name), kib(size))
  return spawnSync(process.execPath, [script, folder], { encoding: 'utf8' })
}

test('a build within its budgets is packed', () => {
  expect(packed({ 'later.js': 600 }).status).toBe(0)
  expect(existsSync(join(folder, 'assets', 'first.js.gz'))).toBe(true)
  expect(existsSync(join(folder, 'assets', 'first.js'))).toBe(false)
})

test.each([
  ['scripts of the first route', { 'first.js': 500 }],
  ['styles of the first route', { 'first.css': 50 }],
  ['everything', { 'later.js': 7_000 }],
])('a build over its budget fails: %s', (_, files) => {
  const { status, stderr } = packed(files)
  expect(status).toBe(1)
  expect(stderr).toContain('over budget')
})

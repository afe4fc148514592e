import type { Browser } from 'playwright-core'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { Caller, idea, launch, Served, Window } from './support'

let browser: Browser
let served: Served
let caller: Caller
let project: { id: string; slug: string }

// A data model in review with an entity that nothing describes (a warning) and a relationship to nowhere (an error).
beforeAll(async () => {
  browser = await launch()
  served = await Served.start()
  caller = await Caller.signIn(served)
  project = await caller.project('Checked', idea, 2)
  const { data } = await caller.call('GET', `/projects/${project.id}/stages/dataModel`)
  data.entities[0].description = ''
  data.relationships[0].to = 'Nobody'
  await caller.call('PUT', `/projects/${project.id}/stages/dataModel`, { data }, { 'If-Match': '*' })
})
afterAll(async () => {
  await browser?.close()
  await served?.end()
  served?.forget()
})

test('a click on a finding leads to the place in its stage', async () => {
  const window = await Window.open(browser, served, { token: caller.token })
  const { page } = window
  await page.goto(`/p/${project.slug}/problems`)
  await page.getByRole('link', { name: /Nobody/ }).first().click()
  await page.waitForURL(/\/dataModel\?.*sel=/)
  expect(new URL(page.url()).searchParams.get('sel')).toMatch(/^"?\/relationships\/0/)
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('[data-pointer]')?.getAttribute('data-pointer') ?? ''), { timeout: 10_000 })
    .toMatch(/^\/relationships\/0/)
  await window.close()
})

test('a waiver wants a reason, and the reason is in the exported package', async () => {
  const window = await Window.open(browser, served, { token: caller.token })
  const { page } = window
  await page.goto(`/p/${project.slug}/problems`)
  const row = page.getByRole('listitem').filter({ hasText: /entity-is-described|descri/ }).first()
  await row.getByRole('button', { name: /Waive/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Waive finding' }).click()
  await dialog.getByText(/says why|needs a reason/).waitFor() // nothing happens without one
  await dialog.getByRole('textbox').fill('Everybody here knows what it is.')
  await dialog.getByRole('button', { name: 'Waive finding' }).click()
  await dialog.waitFor({ state: 'hidden' })
  const { waivers } = await caller.call('GET', `/projects/${project.id}/waivers`)
  expect(waivers).toHaveLength(1)
  const made = await caller.call('POST', `/projects/${project.id}/exports`, { format: 'zip' })
  const zip = Buffer.from(await (await caller.send('GET', `/projects/${project.id}/exports/${made.id}/download`)).arrayBuffer())
  const folder = mkdtempSync(join(tmpdir(), 'nonagon-waived-'))
  writeFileSync(join(folder, 'package.zip'), zip)
  execFileSync('unzip', ['-q', 'package.zip'], { cwd: folder })
  expect(readFileSync(join(folder, `${project.slug}.sdp`, 'waivers.json'), 'utf8')).toContain('Everybody here knows what it is.')
  await window.close()
})

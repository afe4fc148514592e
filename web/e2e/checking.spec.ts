import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'

import { idea, test as base } from './support'

// A data model in review with an entity that nothing describes (a warning) and a relationship to nowhere (an error).
const test = base.extend('project', { scope: 'file' }, async ({ api }) => {
  const project = await api.project('Checked', idea, 2)
  const { data } = await api.call('GET', `/projects/${project.id}/stages/dataModel`)
  data.entities[0].description = ''
  data.relationships[0].to = 'Nobody'
  await api.call('PUT', `/projects/${project.id}/stages/dataModel`, { data }, { 'If-Match': '*' })
  return project
})

test('22 Clicking a finding focuses the offending field in the right stage and view', async ({ project, open }) => {
  const { page } = await open()
  await page.goto(`/p/${project.slug}/problems`)
  await page.getByRole('link', { name: /Nobody/ }).first().click()
  await page.waitForURL(/\/dataModel\?.*sel=/)
  expect(new URL(page.url()).searchParams.get('sel')).toMatch(/^"?\/relationships\/0/)
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('[data-pointer]')?.getAttribute('data-pointer') ?? ''), { timeout: 10_000 })
    .toMatch(/^\/relationships\/0/)
})

test('24 Waiving a warning needs a reason, and the reason appears in the exported package', async ({ api, project, open }) => {
  const { page } = await open()
  await page.goto(`/p/${project.slug}/problems`)
  const row = page.getByRole('listitem').filter({ hasText: /entity-is-described|descri/ }).first()
  await row.getByRole('button', { name: /Waive/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Waive finding' }).click()
  await dialog.getByText(/says why|needs a reason/).waitFor() // nothing happens without one
  await dialog.getByRole('textbox').fill('Everybody here knows what it is.')
  await dialog.getByRole('button', { name: 'Waive finding' }).click()
  await dialog.waitFor({ state: 'hidden' })
  const { waivers } = await api.call('GET', `/projects/${project.id}/waivers`)
  expect(waivers).toHaveLength(1)
  const made = await api.call('POST', `/projects/${project.id}/exports`, { format: 'zip' })
  const zip = Buffer.from(await (await api.send('GET', `/projects/${project.id}/exports/${made.id}/download`)).arrayBuffer())
  const folder = mkdtempSync(join(tmpdir(), 'nonagon-waived-'))
  writeFileSync(join(folder, 'package.zip'), zip)
  execFileSync('unzip', ['-q', 'package.zip'], { cwd: folder })
  expect(readFileSync(join(folder, `${project.slug}.sdp`, 'waivers.json'), 'utf8')).toContain('Everybody here knows what it is.')
})

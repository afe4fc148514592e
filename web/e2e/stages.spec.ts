import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

import { idea, saved, test as base, typeInJson, within } from './support'

const test = base.extend('whole', { scope: 'file' }, ({ api }) => api.project('Bike shop', idea)) // nine stages

const labels = {
  product: 'Product', dataModel: 'Data model', database: 'Database', api: 'API', stack: 'Stack', design: 'Design system',
  sections: 'Sections', infrastructure: 'Infrastructure', export: 'Export',
}

test('7 Every one of the nine stages opens directly by URL with the right heading and title', async ({ whole, open }) => {
  const { page } = await open()
  for (const [stage, label] of Object.entries(labels)) {
    await page.goto(`/p/${whole.slug}/${stage}`)
    await page.getByRole('heading', { level: 1, name: label }).waitFor()
    expect(await page.title()).toContain(label)
  }
})

test('9 Reload mid-edit keeps the edit, with “Saved” shown within 2 s of the last key', async ({ api, open }) => {
  const { id, slug } = await api.project('Kept', idea, 1)
  const { page } = await open()
  await page.goto(`/p/${slug}/product?view=json`)
  await typeInJson(page, 'tagline', ' KEPT')
  const typed = Date.now()
  await saved(page)
  expect(Date.now() - typed).toBeLessThan(within(2_000))
  expect((await api.call('GET', `/projects/${id}/stages/product/draft`)).data.tagline).toContain('KEPT')
  await page.reload()
  await page.locator('.cm-line', { hasText: 'KEPT' }).first().waitFor()
})

test('12 Undo 20 edits and redo 20 returns a byte-equal document', async ({ api, open }) => {
  const { id, slug } = await api.project('Undone', idea, 1)
  const { page } = await open()
  const draft = async () => {
    await page.waitForTimeout(700) // longer than it waits for the next change
    await saved(page)
    const response = await api.send('GET', `/projects/${id}/stages/product/draft`)
    return response.ok ? JSON.stringify(((await response.json()) as { data: unknown }).data) : 'none'
  }
  await page.goto(`/p/${slug}/product`)
  const fields = [page.locator('[data-pointer="/name"]'), page.locator('[data-pointer="/tagline"]')]
  for (let edit = 0; edit < 20; edit++) {
    const field = fields[edit % 2]! // what is typed in one field without a pause is one step
    await field.fill((await field.inputValue()) + String.fromCharCode(97 + edit))
  }
  const after = await draft()
  expect(JSON.parse(after).name).toMatch(/acegikmoqs$/)
  const undo = page.getByRole('button', { name: /^Undo/ })
  const redo = page.getByRole('button', { name: /^Redo/ })
  let undone = 0
  for (; await undo.isEnabled(); undone++) await undo.click()
  expect(undone).toBe(20)
  expect(await draft()).toBe('none') // the screen shows the saved version again
  while (await redo.isEnabled()) await redo.click()
  expect(await draft()).toBe(after)
})

test('14 Leaving with unsaved changes warns; with saved changes it does not', async ({ api, open }) => {
  const { slug } = await api.project('Left', idea, 1)
  const { page } = await open()
  await page.goto(`/p/${slug}/product?view=json`)
  const warnings: string[] = []
  page.on('dialog', (dialog) => {
    warnings.push(dialog.type())
    void dialog.accept()
  })
  await typeInJson(page, 'tagline', 'x')
  await page.goto('/')
  expect(warnings).toEqual(['beforeunload'])
  await page.goto(`/p/${slug}/product?view=json`)
  await typeInJson(page, 'tagline', 'y')
  await saved(page)
  await page.goto('/')
  expect(warnings).toEqual(['beforeunload'])
})

test('30 A syntax error in the text shows line, column and message; the last valid document stays active', async ({ api, open }) => {
  const { id, slug } = await api.project('Mistaken', idea, 1)
  const { page } = await open()
  await page.goto(`/p/${slug}/product?view=json`)
  await typeInJson(page, 'tagline', ' valid')
  await saved(page)
  await typeInJson(page, 'tagline', '"broken')
  await page.getByRole('status').filter({ hasText: /Line \d+, column \d+: .+/ }).waitFor()
  await page.waitForTimeout(1_200)
  const draft = await api.call('GET', `/projects/${id}/stages/product/draft`)
  expect(draft.data.tagline).toMatch(/valid$/)
})

const downloadOf = async (page: Page) => {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: /download/i }).or(page.getByRole('link', { name: /download/i })).first().click()
  return readFileSync((await (await download).path())!)
}

// The last one: the command line works on the store itself, when no server does.
test('33 The zip downloaded from the workbench is byte-identical to the one of nonagon export', async ({ served, whole, open }) => {
  const window = await open()
  await window.page.goto(`/p/${whole.slug}/export`)
  const fromPage = await downloadOf(window.page)
  await window.page.goto('about:blank')
  await served.end()
  const folder = mkdtempSync(join(tmpdir(), 'nonagon-zip-'))
  execFileSync(process.env.NONAGON_BINARY!, ['export', whole.slug, '--data', served.data, '-o', folder, '--zip'])
  const zip = readdirSync(folder).find((name) => name.endsWith('.zip'))!
  expect(fromPage.equals(readFileSync(join(folder, zip)))).toBe(true)
  await served.again()
})

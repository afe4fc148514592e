import type { Browser } from 'playwright-core'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { Caller, idea, launch, saved, Served, typeInJson, Window } from './support'

let browser: Browser
let served: Served
let caller: Caller
let whole: { id: string; slug: string } // nine stages
const quietly = [/draft.*404/, /Failed to load resource.*404/] // a stage without a draft says so with 404

const labels = {
  product: 'Product', dataModel: 'Data model', database: 'Database', api: 'API', stack: 'Stack', design: 'Design system',
  sections: 'Sections', infrastructure: 'Infrastructure', export: 'Export',
}

beforeAll(async () => {
  browser = await launch()
  served = await Served.start()
  caller = await Caller.signIn(served)
  whole = await caller.project('Bike shop', idea)
})
afterAll(async () => {
  await browser?.close()
  await served?.end()
  served?.forget()
})

test('every stage opens directly by its address with its heading and title', async () => {
  const window = await Window.open(browser, served, { token: caller.token })
  for (const [stage, label] of Object.entries(labels)) {
    await window.page.goto(`/p/${whole.slug}/${stage}`)
    await window.page.getByRole('heading', { level: 1, name: label }).waitFor()
    expect(await window.page.title()).toContain(label)
  }
  window.quiet(quietly)
  await window.close()
})

test('an edit is kept within two seconds and survives a reload', async () => {
  const { id, slug } = await caller.project('Kept', idea, 1)
  const window = await Window.open(browser, served, { token: caller.token })
  const { page } = window
  await page.goto(`/p/${slug}/product?view=json`)
  await typeInJson(page, 'tagline', ' KEPT')
  const typed = Date.now()
  await saved(page)
  expect(Date.now() - typed).toBeLessThan(2_500)
  expect((await caller.call('GET', `/projects/${id}/stages/product/draft`)).data.tagline).toContain('KEPT')
  await page.reload()
  await page.locator('.cm-line', { hasText: 'KEPT' }).first().waitFor()
  window.quiet(quietly)
  await window.close()
})

test('leaving with a change that is not kept warns; with kept ones it does not', async () => {
  const { slug } = await caller.project('Left', idea, 1)
  const window = await Window.open(browser, served, { token: caller.token })
  const { page } = window
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
  await window.close()
})

test('a mistake in the text shows line, column and message, and the last valid document stays', async () => {
  const { id, slug } = await caller.project('Mistaken', idea, 1)
  const window = await Window.open(browser, served, { token: caller.token })
  const { page } = window
  await page.goto(`/p/${slug}/product?view=json`)
  await typeInJson(page, 'tagline', ' valid')
  await saved(page)
  await typeInJson(page, 'tagline', '"broken')
  await page.getByRole('status').filter({ hasText: /Line \d+, column \d+: .+/ }).waitFor()
  await page.waitForTimeout(1_200)
  const draft = await caller.call('GET', `/projects/${id}/stages/product/draft`)
  expect(draft.data.tagline).toMatch(/valid$/)
  await window.close()
})

test('twenty edits undone and done again give the same bytes', async () => {
  const { id, slug } = await caller.project('Undone', idea, 1)
  const window = await Window.open(browser, served, { token: caller.token })
  const { page } = window
  const draft = async () => {
    await page.waitForTimeout(700) // longer than it waits for the next change
    await saved(page)
    const response = await caller.send('GET', `/projects/${id}/stages/product/draft`)
    return response.ok ? JSON.stringify(((await response.json()) as { data: unknown }).data) : 'none'
  }
  await page.goto(`/p/${slug}/product?view=json`)
  for (let edit = 0; edit < 20; edit++) {
    await typeInJson(page, edit % 2 === 0 ? 'tagline' : 'name', String.fromCharCode(97 + edit))
    await page.waitForTimeout(1_100) // what is typed without a pause is one step
  }
  const after = await draft()
  const undo = page.getByRole('button', { name: /^Undo/ })
  const redo = page.getByRole('button', { name: /^Redo/ })
  let undone = 0
  for (; await undo.isEnabled(); undone++) await undo.click()
  expect(undone).toBe(20)
  expect(await draft()).toBe('none') // the screen shows the saved version again
  while (await redo.isEnabled()) await redo.click()
  expect(await draft()).toBe(after)
  await window.close()
})

test('a lost update is shown with both sides, and either can go on', async () => {
  const { id, slug } = await caller.project('Two tabs', idea, 1)
  const window = await Window.open(browser, served, { token: caller.token })
  const { page } = window
  await page.goto(`/p/${slug}/product?view=json`)
  await typeInJson(page, 'tagline', ' MINE')
  await saved(page)
  const stage = await caller.call('GET', `/projects/${id}/stages/product`)
  await caller.call('PUT', `/projects/${id}/stages/product`, { data: { ...stage.data, tagline: 'THEIRS' } }, { 'If-Match': '*' })
  await page.getByRole('button', { name: 'Save version' }).click()
  await page.getByText('Somebody else saved a newer version').waitFor()
  await page.getByText('MINE').first().waitFor()
  await page.getByText('THEIRS').first().waitFor()
  await page.getByRole('button', { name: 'Keep mine' }).click()
  await page.getByRole('button', { name: 'Save version' }).click()
  await expect.poll(async () => (await caller.call('GET', `/projects/${id}/stages/product`)).data.tagline).toMatch(/MINE$/)
  const { items } = await caller.call('GET', `/projects/${id}/stages/product/outputs`)
  expect(items).toHaveLength(3) // nothing of either was lost
  await window.close()
})

test('each version says in words who made it', async () => {
  const { id, slug } = await caller.project('Made by', idea, 1)
  const stage = await caller.call('GET', `/projects/${id}/stages/product`)
  await caller.call('PUT', `/projects/${id}/stages/product`, { data: { ...stage.data, tagline: 'By hand' } }, { 'If-Match': '*' })
  const window = await Window.open(browser, served, { token: caller.token })
  await window.page.goto(`/p/${slug}/product/versions`)
  await window.page.getByText('Human', { exact: true }).first().waitFor()
  await window.page.getByText('Built-in engine', { exact: true }).first().waitFor()
  window.quiet(quietly)
  await window.close()
})

test('the zip of the workbench has the bytes of the command line', async () => {
  const window = await Window.open(browser, served, { token: caller.token })
  const { page } = window
  await page.goto(`/p/${whole.slug}/export`)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: /download/i }).or(page.getByRole('link', { name: /download/i })).first().click()
  const fromPage = readFileSync((await (await download).path())!)
  await window.close()
  await served.end() // the command line works on the store itself
  const folder = mkdtempSync(join(tmpdir(), 'nonagon-zip-'))
  execFileSync(process.env.NONAGON_BINARY!, ['export', whole.slug, '--data', served.data, '-o', folder, '--zip'])
  const zip = readdirSync(folder).find((name) => name.endsWith('.zip'))!
  expect(fromPage.equals(readFileSync(join(folder, zip)))).toBe(true)
  served = await Served.start(served.data)
})

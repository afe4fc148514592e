import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { launch, Served, Window } from './support'

let browser: Browser
let served: Served

beforeAll(async () => {
  browser = await launch()
  served = await Served.start()
})
afterAll(async () => {
  await browser?.close()
  await served?.end()
  served?.forget()
})

test('without the link or a session, /api answers 401', async () => {
  for (const path of ['/api/projects', '/api/users/me', '/api/ai-providers']) {
    expect((await fetch(served.url + path)).status, path).toBe(401)
  }
})

test('the link that serve prints lands signed in on one input, from there to an exported zip', async () => {
  const window = await Window.open(browser, served)
  const { page } = window
  let interactions = 0
  const act = async (what: Promise<unknown>) => {
    interactions++
    await what
  }
  const started = Date.now()
  await page.goto(served.link)
  const box = page.getByRole('textbox', { name: /what do you want to build/i })
  await box.waitFor()
  expect(Date.now() - started).toBeLessThan(5_000)
  expect(page.url()).not.toContain('nng_lnk_')
  await act(box.fill('A community garden plans plots, members book plots for a season, and helpers log watering tasks.'))
  await act(page.getByRole('button', { name: /^(create|design)/i }).click())
  await page.waitForURL(/\/p\/[^/]+/, { timeout: 30_000 })
  await page.getByRole('link', { name: /export/i }).first().waitFor()
  await act(page.getByRole('link', { name: /export/i }).first().click())
  const download = page.waitForEvent('download', { timeout: 30_000 })
  await act(page.getByRole('button', { name: /download/i }).first().click())
  const file = await download
  expect(file.suggestedFilename()).toMatch(/\.zip$/)
  expect(interactions).toBeLessThanOrEqual(15)
  expect(Date.now() - started).toBeLessThan(60_000)
  window.quiet([/401/, /Failed to load resource.*404/]) // before signing in; a stage without a draft
  await window.close()
})

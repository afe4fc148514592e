import type { Page } from 'playwright-core'
import { expect } from 'vitest'

import { Served, test as base, within } from './support'

// A server whose link nobody has used.
const test = base.extend('untouched', { scope: 'file' }, async ({}, { onCleanup }) => {
  const served = await Served.start()
  onCleanup(async () => {
    await served.end()
    served.forget()
  })
  return served
})

test('1 Without the link or a session, /api/* answers 401', async ({ untouched }) => {
  for (const path of ['/api/projects', '/api/users/me', '/api/ai-providers']) {
    expect((await fetch(untouched.url + path)).status, path).toBe(401)
  }
})

test('5 Initial route: at most 250 KiB of packed scripts, 20 KiB of packed style sheets', async ({ open }) => {
  const { page } = await open()
  await page.goto('/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  const sent = await page.evaluate(() => {
    const files = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
    const kib = (end: string) => files.filter(({ name }) => name.endsWith(end)).reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / 1024
    return { scripts: kib('.js'), styles: kib('.css') }
  })
  console.log(`initial route: ${sent.scripts.toFixed(1)} KiB of scripts, ${sent.styles.toFixed(1)} KiB of style sheets`)
  expect(sent.scripts).toBeGreaterThan(10)
  expect(sent.scripts).toBeLessThanOrEqual(250)
  expect(sent.styles).toBeLessThanOrEqual(20)
})

// The page as a person uses it: what they do to it is counted.
const counted = (page: Page) => {
  const done = { count: 0 }
  const once = async (what: Promise<void>) => {
    done.count++
    await what
  }
  return {
    done,
    fill: (name: RegExp, text: string) => once(page.getByRole('textbox', { name }).fill(text)),
    press: (role: 'button' | 'link', name: RegExp) => once(page.getByRole(role, { name }).first().click()),
  }
}

// `open` counts the requests that leave the origin, and console errors, as failures.
test('1, 3 The link that serve prints lands signed in on one input within 2 s; no request leaves the origin up to an exported zip, 60 s and 15 interactions at most', async ({ untouched, open }) => {
  const { page } = await open({ at: untouched, token: null })
  const person = counted(page)
  const started = Date.now()
  await page.goto(untouched.link)
  const box = page.getByRole('textbox', { name: /what do you want to build/i })
  await box.waitFor()
  const landed = Date.now() - started
  expect(landed).toBeLessThan(within(2_000))
  expect(page.url()).not.toContain('nng_lnk_')
  expect(await page.getByRole('main').getByRole('textbox').count()).toBe(1)
  await person.fill(/what do you want to build/i, 'A community garden plans plots, members book plots for a season, and helpers log watering tasks.')
  await person.press('button', /^(create|design)/i)
  await page.waitForURL(/\/p\/[^/]+/, { timeout: within(30_000) })
  await person.press('link', /export/i)
  const download = page.waitForEvent('download', { timeout: within(30_000) })
  await person.press('button', /download/i)
  expect((await download).suggestedFilename()).toMatch(/\.zip$/)
  const took = Date.now() - started
  console.log(`first run: signed in after ${landed} ms, a zip after ${took} ms and ${person.done.count} interactions`)
  expect(person.done.count).toBeLessThanOrEqual(15)
  expect(took).toBeLessThan(within(60_000))
})

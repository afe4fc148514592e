import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { Caller, idea, launch, saved, Served, typeInJson, Window } from './support'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser?.close())

test('a server that is killed while somebody types loses nothing', async () => {
  let served = await Served.start()
  const caller = await Caller.signIn(served)
  const { id, slug } = await caller.project('Killed', idea, 1)
  const window = await Window.open(browser, served, { token: caller.token })
  const { page } = window
  await page.goto(`/p/${slug}/product?view=json`)
  await typeInJson(page, 'tagline', ' BEFORE')
  await saved(page)
  await served.end('SIGKILL')
  await typeInJson(page, 'tagline', ' AWAY')
  await page.getByText('Offline, kept in this browser').waitFor()
  const port = served.port
  served = await Served.start(served.data, `127.0.0.1:${port}`)
  await saved(page)
  await expect
    .poll(async () => (await caller.call('GET', `/projects/${id}/stages/product/draft`)).data.tagline, { timeout: 15_000 })
    .toMatch(/BEFORE AWAY$/)
  await window.close()
  await served.end()
  served.forget()
})

test('what was typed while the server was away is there after a reload', async () => {
  let served = await Served.start()
  const caller = await Caller.signIn(served)
  const { slug } = await caller.project('Away', idea, 1)
  const window = await Window.open(browser, served, { token: caller.token })
  const { page } = window
  await page.goto(`/p/${slug}/product?view=json`)
  await page.locator('.cm-line').first().waitFor()
  await served.end()
  await typeInJson(page, 'tagline', ' OFFLINE')
  await page.getByText('Offline, kept in this browser').waitFor()
  served = await Served.start(served.data, `127.0.0.1:${served.port}`)
  page.on('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await page.locator('.cm-line', { hasText: 'OFFLINE' }).first().waitFor()
  await window.close()
  await served.end()
  served.forget()
})

test('minutes without a connection: the draft is sent when it is back', async () => {
  const served = await Served.start()
  const caller = await Caller.signIn(served)
  const { id, slug } = await caller.project('Offline', idea, 1)
  const window = await Window.open(browser, served, { token: caller.token })
  const { page } = window
  await page.goto(`/p/${slug}/product?view=json`)
  await page.locator('.cm-line').first().waitFor()
  await window.context.setOffline(true)
  await typeInJson(page, 'tagline', ' UNDERGROUND')
  await page.getByText('Offline, kept in this browser').waitFor()
  await window.context.setOffline(false)
  await expect
    .poll(
      async () => {
        const response = await caller.send('GET', `/projects/${id}/stages/product/draft`)
        return response.ok ? ((await response.json()) as { data: { tagline: string } }).data.tagline : ''
      },
      { timeout: 20_000 },
    )
    .toMatch(/UNDERGROUND$/)
  await window.close()
  await served.end()
  served.forget()
})

import type { Page } from 'playwright-core'
import { expect } from 'vitest'

import { idea, saved, test, typeInJson, type Caller } from './support'

const lost = [/net::ERR_/] // the connection is what these tests take away
const kept = (page: Page) => page.getByText('Offline, kept in this browser').waitFor()
const drafted = async (api: Caller, id: string) => {
  const response = await api.send('GET', `/projects/${id}/stages/product/draft`)
  return response.ok ? ((await response.json()) as { data: { tagline: string } }).data.tagline : ''
}

test('A server that is killed while somebody types loses nothing', async ({ served, api, open }) => {
  const { id, slug } = await api.project('Killed', idea, 1)
  const { page } = await open({ allows: lost })
  await page.goto(`/p/${slug}/product?view=json`)
  await typeInJson(page, 'tagline', ' BEFORE')
  await saved(page)
  await served.end('SIGKILL')
  await typeInJson(page, 'tagline', ' AWAY')
  await kept(page)
  await served.again()
  await saved(page)
  await expect.poll(() => drafted(api, id)).toMatch(/BEFORE AWAY$/)
})

test('What was typed while the server was away is there after a reload', async ({ served, api, open }) => {
  const { slug } = await api.project('Away', idea, 1)
  const { page } = await open({ allows: lost })
  await page.goto(`/p/${slug}/product?view=json`)
  await page.locator('.cm-line').first().waitFor()
  await served.end()
  await typeInJson(page, 'tagline', ' OFFLINE')
  await kept(page)
  await served.again()
  page.on('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await page.locator('.cm-line', { hasText: 'OFFLINE' }).first().waitFor()
})

test('Offline for minutes: what was typed is sent when the connection is back', async ({ api, open }) => {
  const { id, slug } = await api.project('Offline', idea, 1)
  const { page, context } = await open({ allows: lost })
  await page.clock.install()
  await page.goto(`/p/${slug}/product?view=json`)
  await page.locator('.cm-line').first().waitFor()
  await context.setOffline(true)
  await typeInJson(page, 'tagline', ' UNDERGROUND')
  await page.clock.runFor(1_000)
  await kept(page)
  await page.clock.fastForward('10:00')
  await typeInJson(page, 'tagline', ' STILL')
  await page.clock.fastForward('10:00')
  await kept(page)
  await context.setOffline(false)
  await page.clock.fastForward(10_000)
  await expect.poll(() => drafted(api, id)).toMatch(/UNDERGROUND STILL$/)
})

test('Two tabs of one browser on one stage show one document', async ({ api, open }) => {
  const { id, slug } = await api.project('Tabs', idea, 1)
  const { page, context } = await open()
  const other = await context.newPage()
  for (const tab of [page, other]) {
    await tab.goto(`/p/${slug}/product?view=json`)
    await tab.locator('.cm-line').first().waitFor()
  }
  await typeInJson(page, 'tagline', ' ONE')
  await other.locator('.cm-line', { hasText: ' ONE' }).first().waitFor()
  await typeInJson(other, 'tagline', ' TWO')
  await page.locator('.cm-line', { hasText: ' ONE TWO' }).first().waitFor()
  await expect.poll(() => drafted(api, id)).toMatch(/ ONE TWO$/)
})

test('Two browsers on one stage: a lost update is shown with both sides, and either can go on', async ({ api, open }) => {
  const { id, slug } = await api.project('Two people', idea, 1)
  const mine = await open({ allows: [/412/] }) // the answer to who comes second
  const theirs = await open()
  for (const { page } of [mine, theirs]) {
    await page.goto(`/p/${slug}/product?view=json`)
    await page.locator('.cm-line').first().waitFor()
  }
  await typeInJson(theirs.page, 'tagline', ' THEIRS')
  await saved(theirs.page)
  await theirs.page.getByRole('button', { name: 'Save version' }).click()
  await expect.poll(async () => (await api.call('GET', `/projects/${id}/stages/product`)).data.tagline).toMatch(/ THEIRS$/)

  const { page } = mine
  await typeInJson(page, 'tagline', ' MINE')
  await saved(page)
  await page.getByRole('button', { name: 'Save version' }).click()
  await page.getByText('Somebody else saved a newer version').waitFor()
  await page.getByText('MINE').first().waitFor()
  await page.getByText('THEIRS').first().waitFor()
  await page.getByRole('button', { name: 'Keep mine' }).click()
  await page.getByRole('button', { name: 'Save version' }).click()
  await expect.poll(async () => (await api.call('GET', `/projects/${id}/stages/product`)).data.tagline).toMatch(/ MINE$/)
  const { items } = await api.call('GET', `/projects/${id}/stages/product/outputs`)
  expect(items).toHaveLength(3) // nothing of either was lost
})

test('A slow server is asked once, however often a key is pressed', async ({ api, open }) => {
  const { slug } = await api.project('Slow', idea, 1)
  const { page } = await open()
  const asked: string[] = []
  await page.route(/\/api\/.*\/stages\/product(\/complete)?$/, async (route) => {
    const request = route.request()
    if (request.method() === 'GET') return route.continue()
    asked.push(`${request.method()} ${request.url().split('/').at(-1)}`)
    await new Promise((resolve) => setTimeout(resolve, 800))
    await route.continue()
  })
  await page.goto(`/p/${slug}/product?view=json`)
  await typeInJson(page, 'tagline', ' ONCE')
  await saved(page)
  for (let press = 0; press < 3; press++) await page.keyboard.press('Control+s')
  await page.getByText('Product saved as a version').first().waitFor()
  expect(asked).toEqual(['PUT product'])

  await page.getByRole('button', { name: 'Complete stage' }).focus()
  for (let press = 0; press < 3; press++) await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Go to Data model' }).waitFor()
  expect(asked).toEqual(['PUT product', 'POST complete'])
})

import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { Caller, idea, launch, Served, Window } from './support'

// ux check 38: axe finds nothing to object to on any route, in both themes. 42: nothing scrolls in two directions at 360 px.

let browser: Browser
let served: Served
let caller: Caller
let routes: string[]

beforeAll(async () => {
  browser = await launch()
  served = await Served.start()
  caller = await Caller.signIn(served)
  const { slug } = await caller.project('Bike shop', idea)
  const { items } = await caller.call('GET', '/templates')
  const project = `/p/${slug}`
  const stages = ['product', 'dataModel', 'database', 'api', 'stack', 'design', 'sections', 'infrastructure', 'export']
  routes = [
    '/', '/new', '/templates', `/templates/${items[0].id}`, '/usage', '/nowhere',
    ...['profile', 'providers', 'budget', 'appearance', 'shortcuts', 'data', 'about'].map((topic) => `/settings/${topic}`),
    project, `${project}/problems`, `${project}/trace`, `${project}/settings`,
    ...stages.map((stage) => `${project}/${stage}`),
    `${project}/dataModel?view=list`, `${project}/product?view=json`,
    `${project}/product/interview`, `${project}/dataModel/versions`,
  ]
})
afterAll(async () => {
  await browser?.close()
  await served?.end()
  served?.forget()
})

test.each([{ dark: false }, { dark: true }])('axe has no objection to any route (dark: $dark)', { timeout: 300_000 }, async ({ dark }) => {
  const window = await Window.open(browser, served, { token: caller.token, dark })
  const objections: string[] = []
  for (const route of routes) {
    await window.page.goto(route)
    await window.page.waitForLoadState('networkidle')
    if ((await window.page.locator('h1').count()) !== 1) objections.push(`${route}: has not one first heading`)
    const { violations } = await new AxeBuilder({ page: window.page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze()
    for (const { id, nodes } of violations) {
      objections.push(`${route}: ${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`)
    }
  }
  expect(objections).toEqual([])
  await window.close()
})

test('at 360 pixels no page scrolls in two directions', { timeout: 120_000 }, async () => {
  const window = await Window.open(browser, served, { token: caller.token, width: 360, height: 740 })
  const wide: string[] = []
  for (const route of routes) {
    await window.page.goto(route)
    await window.page.waitForLoadState('networkidle')
    const over = await window.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    if (over > 1) wide.push(`${route}: ${over} px too wide`)
  }
  expect(wide).toEqual([])
  await window.close()
})

test('in the dark theme no white frame comes before the first paint', async () => {
  const window = await Window.open(browser, served, { token: caller.token, dark: true })
  await window.page.goto('/', { waitUntil: 'commit' })
  const background = await window.page.evaluate(
    () =>
      new Promise<string>((tell) => {
        const look = () =>
          document.styleSheets.length > 0 && document.body
            ? tell(getComputedStyle(document.body).backgroundColor)
            : requestAnimationFrame(look)
        look()
      }),
  )
  const [, space, first] = background.match(/^(\w+)\(([\d.]+)/)! // red, or lightness
  expect(Number(first) / (space === 'lab' ? 100 : space!.startsWith('rgb') ? 255 : 1)).toBeLessThan(0.3)
  expect(await window.page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
  await window.close()
})

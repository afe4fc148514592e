import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

import { idea, test as base, Window } from './support'

const topics = ['profile', 'sessions', 'providers', 'budgets', 'appearance', 'shortcuts', 'data', 'about']
const stages = ['product', 'dataModel', 'database', 'api', 'stack', 'design', 'sections', 'infrastructure', 'export']
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

async function objections(page: Page, route: string): Promise<string[]> {
  const axe = () => new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'], preload: false }) // one page without frames
  const told = (theme: string, { violations }: Awaited<ReturnType<AxeBuilder['analyze']>>) =>
    violations.map(({ id, nodes }) => `${route} (${theme}): ${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`)
  const light = told('light', await axe().withTags(tags).analyze())
  // The themes differ in nothing but their colours.
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.locator('html[data-theme=dark]').waitFor()
  const dark = told('dark', await axe().withRules(['color-contrast', 'link-in-text-block']).analyze())
  await page.emulateMedia({ colorScheme: 'light' })
  return [...light, ...dark]
}

async function tooWide(page: Page, route: string, width: number, height: number): Promise<string[]> {
  await page.setViewportSize({ width, height })
  const over = await page.evaluate(() => new Promise<number>((tell) => requestAnimationFrame(() => tell(document.documentElement.scrollWidth - innerWidth))))
  return over > 1 ? [`${route} at ${width} px: ${over} px too wide`] : []
}

// Each route is opened once, and everything is asked of it there; two windows share the routes, for two cores.
const test = base.extend('seen', { scope: 'file' }, async ({ browser, served, api }) => {
  const { slug } = await api.project('Bike shop', idea)
  const { items } = await api.call('GET', '/templates')
  const project = `/p/${slug}`
  const routes = [
    '/', '/new', '/templates', `/templates/${items[0].id}`, '/usage', '/nowhere',
    ...topics.map((topic) => `/settings/${topic}`),
    project, `${project}/problems`, `${project}/trace`, `${project}/settings`,
    ...stages.map((stage) => `${project}/${stage}`),
    `${project}/dataModel?view=list`, `${project}/product?view=json`,
    `${project}/product/interview`, `${project}/dataModel/versions`,
  ]
  const seen = { objections: [] as string[], headings: [] as string[], wide: [] as string[], notFound: [] as string[] }
  async function look() {
    const window = await Window.open(browser, served, { token: api.token })
    const { page } = window
    for (let route = routes.shift(); route; route = routes.shift()) {
      await page.setViewportSize({ width: 1440, height: 900 })
      await page.goto(route)
      await page.waitForLoadState('networkidle')
      await page.locator('h1').first().waitFor()
      const first = await page.locator('h1').allInnerTexts()
      if (first.length !== 1) seen.headings.push(`${route} has ${first.length} first headings`)
      if (first[0] === 'Nothing at this address') seen.notFound.push(route)
      seen.objections.push(...(await objections(page, route)))
      seen.wide.push(...(await tooWide(page, route, 360, 740)))
      seen.wide.push(...(await tooWide(page, route, 320, 256))) // 1280 × 1024 at 400 %
    }
    await window.close()
  }
  await Promise.all([look(), look()])
  return seen
})

test('38 axe has 0 violations on every route in light and dark', { timeout: 600_000 }, ({ seen }) => {
  expect(seen.objections).toEqual([])
  expect(seen.headings).toEqual([])
  expect(seen.notFound).toEqual(['/nowhere'])
})

test('42 360 px wide and 400 % zoom: no page scrolls in two directions', { timeout: 600_000 }, ({ seen }) => {
  expect(seen.wide).toEqual([])
})

test('44 Dark preference: no white flash before first paint', async ({ open }) => {
  const { page } = await open({ dark: true })
  await page.goto('/', { waitUntil: 'commit' })
  const background = await page.evaluate(
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
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
})

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

import { ScriptedModel, type Question } from './scripted-model'
import { idea, test as base, within, type Caller, type Window } from './support'

const test = base.extend('model', { scope: 'file' }, async ({ served, api }, { onCleanup }) => {
  const model = await ScriptedModel.start()
  onCleanup(() => model.end())
  writeFileSync(join(served.data, 'prices.json'), '{"scripted": {"input": 3, "output": 15}}') // dollars per million tokens
  await model.addTo(api)
  return model
})

// What the model decides of a product, in the pieces that it is streamed in.
const begin = '{"name": "Spoke", "tagline": "A desk for repairs", "description": "A desk where a shop keeps its repairs.", '
const problems = '"problems": [{"problem": "Paper tickets get lost.", "solution": "Each repair is a ticket on screen."}], '
const features = [
  '"features": [{"name": "Repair tickets", "description": "Mechanics write down what a bike needs.", "priority": "must"},',
  ' {"name": "Quotes", "description": "Customers approve a quote by a link.", "priority": "must"},',
  ' {"name": "Invoices", "description": "The shop invoices when a bike is picked up.", "priority": "should"}],',
]
const rest =
  ' "personas": [{"name": "Mechanic", "description": "Repairs bikes.", "role": "mechanic"}], ' +
  '"constraints": [], "nonGoals": [], "glossary": []}'
const used = { input: 1_000, output: 2_000 } // $0.033 by the prices above

const fresh = (api: Caller, name: string): Promise<{ id: string; slug: string }> =>
  api.call('POST', '/projects', { name, idea })
const part = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name })

// While a model goes on (a space says nothing in JSON), what it said before is told at most 100 ms later.
async function shows(page: Page, question: Question, name: string) {
  const until = Date.now() + within(5_000)
  while (!(await part(page, name).isVisible()) && Date.now() < until) await question.say(' ')
  expect(await part(page, name).isVisible(), name).toBe(true)
}
const begins = (page: Page) => page.getByRole('button', { name: 'Generate product' }).click()

// A window on a product whose first feature has arrived; the model has not ended.
async function halfWritten(name: string, { api, model, open }: { api: Caller; model: ScriptedModel; open: () => Promise<Window> }) {
  const { id, slug } = await fresh(api, name)
  const { page } = await open()
  await page.goto(`/p/${slug}/product`)
  await begins(page)
  const question = await model.asked()
  await question.say(begin, problems, features[0]!)
  await shows(page, question, 'Repair tickets')
  return { id, page, question }
}

test('15 Generate shows the first part or phase within 1 s of the first event; parts appear while the model writes', async ({ api, model, open }) => {
  const { id, slug } = await fresh(api, 'Written')
  const { page } = await open()
  await page.goto(`/p/${slug}/product`)
  await begins(page)
  await page.waitForURL(/\/runs\//)
  const question = await model.asked()
  await page.getByRole('heading', { name: 'Phase: asking' }).waitFor({ timeout: within(1_000) })

  await question.say(begin, problems, features[0]!, features[1]!)
  const said = Date.now()
  await shows(page, question, 'Repair tickets')
  await shows(page, question, 'Quotes')
  expect(Date.now() - said).toBeLessThan(within(1_000))
  expect(await part(page, 'Invoices').count()).toBe(0)
  await question.say(features[2]!)
  await shows(page, question, 'Invoices')
  await question.say(rest)
  question.end(used)

  await page.getByRole('heading', { level: 1, name: 'Product' }).waitFor()
  await page.waitForURL((url) => !url.pathname.includes('/runs/'))
  const { data } = await api.call('GET', `/projects/${id}/stages/product`)
  expect(data.features.map((feature: { name: string }) => feature.name)).toEqual(['Repair tickets', 'Quotes', 'Invoices'])
  await page.goto(`/p/${slug}/product/versions`)
  await page.getByText('AI', { exact: true }).first().waitFor()
  await page.getByRole('cell', { name: '$0.033' }).waitFor()
})

test('16 Stop closes the connection within 1 s; what had arrived is kept as a draft, never a version, and the page changes no more', async ({ api, model, open }) => {
  const { id, page, question } = await halfWritten('Stopped', { api, model, open })
  const clicked = Date.now()
  await page.getByRole('button', { name: 'Stop' }).click()
  expect((await question.hungUp) - clicked).toBeLessThan(within(1_000))
  await page.getByText('Stopped. What had arrived is kept as a draft.').waitFor({ timeout: within(1_000) })
  await page.getByText(/Cost so far \$0\.0*[1-9]/).waitFor() // also when nobody told how many tokens there were
  await page.getByRole('main').getByText('Active', { exact: true }).waitFor() // the stage stands again where it stood
  const shown = await page.locator('main').innerText()
  await question.say(features[1]!)

  const { data } = await api.call('GET', `/projects/${id}/stages/product/draft`)
  expect(data.features.map((feature: { name: string }) => feature.name)).toEqual(['Repair tickets'])
  expect((await api.call('GET', `/projects/${id}/stages/product/outputs`)).items).toEqual([])
  expect(await page.locator('main').innerText()).toBe(shown)
  await page.getByRole('link', { name: 'Open product' }).click()
  await expect.poll(() => page.locator('[data-pointer="/name"]').inputValue()).toBe('Spoke')
})

test('a reload while a model writes loses nothing and shows the rest', async ({ api, model, open }) => {
  const { page, question } = await halfWritten('Reloaded', { api, model, open })
  await page.reload()
  await shows(page, question, 'Repair tickets')
  await question.say(features[1]!, features[2]!)
  await shows(page, question, 'Invoices')
  for (const name of ['Repair tickets', 'Quotes', 'Invoices']) expect(await part(page, name).count(), name).toBe(1)
  await question.say(rest)
  question.end(used)
  await page.getByText('Product: version 1 is made and active.').waitFor()
  await page.getByText('$0.033').first().waitFor()
})

test('an error in the middle of the stream says what happened, what became of the work, and what to do', async ({ api, model, open }) => {
  const { id, page, question } = await halfWritten('Broken off', { api, model, open })
  question.fail('the graphics card caught fire')
  const told = page.getByRole('alert').filter({ hasText: 'Not generated' })
  await told.waitFor()
  expect(await told.innerText()).toMatch(/the graphics card caught fire.*What had arrived is kept as a draft\. Cost \$/)
  await page.getByText('Generate it again from the stage, or choose another provider.').waitFor()
  await page.getByRole('link', { name: 'Choose another provider' }).waitFor()
  const { status, version } = await api.call('GET', `/projects/${id}/stages/product`)
  expect([status, version]).toEqual(['active', null])
  await page.getByRole('link', { name: 'Open product' }).click()
  await page.getByRole('button', { name: 'Generate product' }).waitFor()
})

test('what should be different reaches a model in any stage, with the version to be changed', async ({ api, model, open }) => {
  const provider = (await api.call('GET', '/ai-providers')).items.find((one: { baseUrl: string }) => one.baseUrl === 'builtin:')
  const { id, slug } = await fresh(api, 'Changed')
  const generate = (stage: string) =>
    api.call('POST', `/projects/${id}/stages/${stage}/generate`, { providerId: provider.id }, { Prefer: 'wait=20' })
  await generate('product')
  await api.call('POST', `/projects/${id}/stages/product/complete`)
  await generate('dataModel')
  const { page } = await open()
  await page.goto(`/p/${slug}/dataModel`)
  await page.getByRole('button', { name: 'Generate again…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('What should be different').fill('Customers may own several bikes.')
  await dialog.getByText(/^Asks .+: about [\d,]+ tokens/).waitFor()
  await dialog.getByRole('button', { name: 'Generate data model' }).click()
  const { body } = await model.asked()
  const asked = body.messages.map((message) => message.content).join('\n')
  expect(asked).toContain('Customers may own several bikes.')
  expect(asked).toContain('Customer')
  await page.getByRole('button', { name: 'Stop' }).click()
  await page.getByText(/^Stopped/).last().waitFor()
})

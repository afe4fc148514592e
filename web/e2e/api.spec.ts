import { load } from 'js-yaml'
import { expect } from 'vitest'

import { idea, test } from './support'

interface Document {
  paths: Record<string, Record<string, unknown>>
}

const verbs = new Set(['get', 'post', 'put', 'patch', 'delete'])

test('31 OpenAPI preview of 60 operations renders, every $ref resolves, and copy gives valid YAML', async ({ api, open }) => {
  const { id, slug } = await api.project('Many', idea, 2)
  const address = `/projects/${id}/stages/dataModel`
  const { data } = await api.call('GET', address)
  const field = (name: string, type: string) => ({ name, type, required: true, description: `The ${name}` })
  data.entities = Array.from({ length: 18 }, (_, n) => ({
    name: `Thing${String.fromCharCode(65 + n)}`, description: `A thing, number ${n}`, fields: [field('id', 'uuid'), field('label', 'string(120)')],
  }))
  for (const other of ['relationships', 'invariants', 'lifecycles', 'assumptions']) if (other in data) data[other] = []
  await api.call('PUT', address, { data }, { 'If-Match': '*' })
  for (const stage of ['dataModel', 'database', 'api']) {
    if (stage !== 'dataModel') await api.call('POST', `/projects/${id}/stages/${stage}/generate`, {}, { Prefer: 'wait=20' })
    await api.call('POST', `/projects/${id}/stages/${stage}/complete`)
  }

  const { page } = await open()
  await page.goto(`/p/${slug}/api?view=preview`)
  const count = Number((await page.getByText(/\d+ operations · /).innerText()).match(/(\d+) operations/)![1])
  expect(count).toBeGreaterThanOrEqual(60)
  await page.getByText(/\d+ references, all resolve/).waitFor()
  expect(await page.getByRole('main').locator('li button[aria-expanded]').count()).toBe(count)
  await page.getByRole('button', { name: 'Copy as YAML' }).click()
  await page.getByText('Copied to the clipboard').first().waitFor()
  const document = load(await page.evaluate(() => navigator.clipboard.readText())) as Document
  const operations = Object.values(document.paths).flatMap((item) => Object.keys(item).filter((verb) => verbs.has(verb)))
  expect(operations).toHaveLength(count)
})

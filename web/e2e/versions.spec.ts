import { expect } from 'vitest'

import { idea, saved, test as base } from './support'

// A product in two versions: the second one by hand, with something added, changed and removed.
const test = base.extend('project', { scope: 'file' }, async ({ api }) => {
  const { id, slug } = await api.project('Two versions', idea, 1)
  const address = `/projects/${id}/stages/product`
  const { data: first } = await api.call('GET', address)
  const second = {
    ...first,
    tagline: 'By hand',
    personas: first.personas.slice(1),
    nonGoals: [...first.nonGoals, 'A shop for new bikes'],
  }
  await api.call('PUT', address, { data: second }, { 'If-Match': '*' })
  return { slug, address, first, second: (await api.call('GET', address)).data }
})

test('19 Diff of two versions lists what was added, changed and removed; accepting one chunk changes only that chunk', async ({ api, project, open }) => {
  const { page } = await open()
  await page.goto(`/p/${project.slug}/product/versions?a=1&b=2`)
  const diff = page.getByRole('region', { name: 'Difference' })
  for (const kind of ['1 added', '1 changed', '1 removed']) await diff.getByText(kind).first().waitFor()
  await diff.getByText(/^Show all \d+ changes$/).click()
  await diff.getByText('tagline', { exact: true }).first().waitFor()

  await page.goto(`/p/${project.slug}/product/versions?a=1&b=draft&layout=one`)
  await page.getByRole('button', { name: 'Take over' }).first().click()
  await saved(page)
  const { data } = await api.call('GET', `${project.address}/draft`)
  expect(data).toEqual({ ...project.second, tagline: project.first.tagline })
})

test('21 Each version shows who made it as text, not only as colour', async ({ project, open }) => {
  const { page } = await open()
  await page.goto(`/p/${project.slug}/product/versions`)
  await page.getByRole('row', { name: 'Version 2' }).getByText('Human', { exact: true }).waitFor()
  await page.getByRole('row', { name: 'Version 1' }).getByText('Built-in engine', { exact: true }).waitFor()
})

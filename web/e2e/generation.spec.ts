import { expect } from 'vitest'

import { idea, saved, test, typeInJson } from './support'

test('18 Generation over existing data makes a new version and shows its diff; one click brings the former back, byte-equal', async ({ api, open }) => {
  const { id, slug } = await api.project('Again', idea, 1)
  const payload = async () => JSON.stringify((await api.call('GET', `/projects/${id}/stages/product`)).data)
  const first = await payload()
  const { page } = await open()
  await page.goto(`/p/${slug}/product`)
  await page.getByRole('button', { name: 'Generate again…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('What should be different').fill('Members also reserve courtesy bikes.')
  await dialog.getByRole('button', { name: /^(Re)?[Gg]enerate/ }).last().click()
  await page.getByText(/version 2 is made and active/).waitFor()
  await page.getByText(/changed|added/).first().waitFor()
  expect(await payload()).not.toBe(first)
  await page.getByRole('button', { name: 'Bring back version 1' }).click()
  await expect.poll(payload).toBe(first)
})

test('A draft is not overwritten by generating without being asked about', async ({ api, open }) => {
  const { slug } = await api.project('Asked', idea, 1)
  const { page } = await open()
  await page.goto(`/p/${slug}/product?view=json`)
  await typeInJson(page, 'tagline', ' MINE')
  await saved(page)
  await page.getByRole('button', { name: 'Generate again…' }).click()
  await page.getByRole('dialog').getByText('You have changes that are in no version').waitFor()
})

test('25 Interview: a required question left empty is explained; answers survive reload and re-interview', async ({ api, open }) => {
  const { id, slug } = await api.project('Asking', idea, 1, true)
  const { page } = await open()
  await page.goto(`/p/${slug}/dataModel/interview`)
  await page.getByRole('button', { name: 'Next question' }).click()
  await page.getByText('An answer is needed here.', { exact: false }).waitFor()
  await page.getByRole('textbox').first().fill('Bike')
  await saved(page)
  await page.reload()
  await expect.poll(() => page.getByRole('textbox').first().inputValue()).toBe('Bike')

  await api.call('POST', `/projects/${id}/stages/dataModel/generate`, { answers: { 'core-objects': ['Bike'] } }, { Prefer: 'wait=20' })
  await api.call('DELETE', `/projects/${id}/stages/dataModel/draft`)
  await page.goto(`/p/${slug}/dataModel/interview`)
  await expect.poll(() => page.getByRole('textbox').first().inputValue()).toBe('Bike')
})

test('26 Interview is worked by keyboard, and focus moves to the new question’s heading', async ({ api, open }) => {
  const { slug } = await api.project('Keyed', idea, 1, true)
  const { page } = await open()
  await page.goto(`/p/${slug}/dataModel/interview`)
  await page.getByRole('textbox').first().waitFor()
  const focused = () => page.evaluate(() => `${document.activeElement?.tagName} ${document.activeElement?.textContent}`)
  const tabTo = async (pattern: RegExp) => {
    for (let step = 0; step < 60 && !pattern.test(await focused()); step++) await page.keyboard.press('Tab')
    expect(await focused()).toMatch(pattern)
  }
  await tabTo(/^(TEXTAREA|INPUT)/)
  await page.keyboard.type('Bike')
  await tabTo(/^BUTTON Next question/)
  const first = await page.getByRole('main').getByRole('heading').allInnerTexts()
  await page.keyboard.press('Enter')
  await expect.poll(focused).toMatch(/^H[12] /)
  expect(first).not.toContain((await focused()).slice(3))
})

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { Caller, idea, launch, saved, Served, typeInJson, Window } from './support'

let browser: Browser
let served: Served
let caller: Caller

beforeAll(async () => {
  browser = await launch()
  served = await Served.start()
  caller = await Caller.signIn(served)
})
afterAll(async () => {
  await browser?.close()
  await served?.end()
  served?.forget()
})

test('generating over existing data makes a version, shows the difference, and one click brings the former back byte-equal', async () => {
  const { id, slug } = await caller.project('Again', idea, 1)
  const payload = async () => JSON.stringify((await caller.call('GET', `/projects/${id}/stages/product`)).data)
  const first = await payload()
  const window = await Window.open(browser, served, { token: caller.token })
  const { page } = window
  await page.goto(`/p/${slug}/product`)
  await page.getByRole('button', { name: 'Generate again…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('What should be different').fill('Members also reserve courtesy bikes.')
  const started = Date.now()
  await dialog.getByRole('button', { name: /^(Re)?[Gg]enerate/ }).last().click()
  await page.getByText(/version 2 is made and active/).waitFor()
  expect(Date.now() - started).toBeLessThan(20_000)
  await page.getByText(/changed|added/).first().waitFor()
  expect(await payload()).not.toBe(first)
  await page.getByRole('button', { name: 'Bring back version 1' }).click()
  await expect.poll(payload).toBe(first)
  await window.close()
})

test('a draft is not overwritten by generating without being asked about', async () => {
  const { slug } = await caller.project('Asked', idea, 1)
  const window = await Window.open(browser, served, { token: caller.token })
  const { page } = window
  await page.goto(`/p/${slug}/product?view=json`)
  await typeInJson(page, 'tagline', ' MINE')
  await saved(page)
  await page.getByRole('button', { name: 'Generate again…' }).click()
  await page.getByRole('dialog').getByText('You have changes that are in no version').waitFor()
  await window.close()
})

test('an interview explains what is missing, keeps its answers over a reload, and is worked by keyboard', async () => {
  const { slug } = await caller.project('Asking', idea, 1, true)
  const window = await Window.open(browser, served, { token: caller.token })
  const { page } = window
  await page.goto(`/p/${slug}/dataModel/interview`)
  const heading = () => page.evaluate(() => document.activeElement?.tagName + ': ' + document.activeElement?.textContent)
  await page.getByRole('button', { name: 'Next question' }).waitFor()
  await page.getByRole('button', { name: 'Next question' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('An answer is needed here.', { exact: false }).waitFor()
  await page.getByRole('textbox').first().fill('Bike')
  await saved(page)
  await page.reload()
  await expect.poll(() => page.getByRole('textbox').first().inputValue()).toBe('Bike')
  await page.getByRole('button', { name: 'Next question' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(heading).toMatch(/^H[12]: /) // focus is on the new question
  await window.close()
})

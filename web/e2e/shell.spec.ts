import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { Caller, idea, launch, Served, Window } from './support'

let browser: Browser
let served: Served
let caller: Caller
let whole: { id: string; slug: string }
const quietly = [/Failed to load resource.*404/] // a stage without a draft says so with 404

beforeAll(async () => {
  browser = await launch()
  served = await Served.start()
  caller = await Caller.signIn(served)
  whole = await caller.project('Bike shop', idea, 4)
})
afterAll(async () => {
  await browser?.close()
  await served?.end()
  served?.forget()
})

test('a key of a provider is never in a response, in the page or in its storage', async () => {
  const key = 'sk-canary-7f3e9a41c0d2'
  const window = await Window.open(browser, served, { token: caller.token })
  const { page } = window
  const bodies: Promise<string>[] = []
  page.on('response', (response) => {
    if (response.url().includes('/api/')) bodies.push(response.text().catch(() => ''))
  })
  await page.goto('/settings/providers')
  await page.getByRole('button', { name: 'Add a provider' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Label').fill('Mine')
  await dialog.getByLabel('API key').fill(key)
  await dialog.getByLabel('Default model').fill('claude-sonnet-5')
  await dialog.getByRole('button', { name: 'Add provider' }).click()
  await page.getByText('Mine').first().waitFor()
  await page.reload()
  await page.getByText(/ends in …c0d2|ends in …0d2/).first().waitFor()
  for (const body of await Promise.all(bodies)) expect(body).not.toContain(key)
  expect(await page.content()).not.toContain(key)
  expect(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toContain(key)
  window.quiet()
  await window.close()
})

test('a token for agents is shown once, and refused when it is revoked', async () => {
  const window = await Window.open(browser, served, { token: caller.token })
  const { page } = window
  await page.goto(`/p/${whole.slug}/settings`)
  await page.getByRole('button', { name: 'Make a token' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Who uses it').fill('A laptop')
  await dialog.getByRole('button', { name: /^(Make|Create)/ }).click()
  const token = (await page.getByText(/^nng_mcp_\w+$/).first().textContent())!
  const ask = () =>
    fetch(`${served.url}/mcp`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${token}`, 'Content-Type': 'application/json',
        Accept: 'application/json, text/event-stream', 'MCP-Protocol-Version': '2025-11-25',
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params: {
        protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'test', version: '1' } } }),
    }).then((response) => response.status)
  expect(await ask()).toBe(200)
  await page.getByRole('button', { name: 'I have kept it' }).click()
  await page.reload()
  await page.getByText('A laptop').first().waitFor()
  expect(await page.content()).not.toContain(token)
  await page.getByRole('button', { name: /Revoke/ }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke token' }).click()
  await expect.poll(ask).toBe(401)
  window.quiet()
  await window.close()
})

test('Ctrl K and three letters of an entity lead to it; Escape gives the focus back', async () => {
  const window = await Window.open(browser, served, { token: caller.token })
  const { page } = window
  await page.goto(`/p/${whole.slug}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  const home = page.getByRole('link', { name: 'Templates' }).or(page.getByRole('link', { name: /Problems/ })).first()
  await home.focus()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').waitFor()
  await page.keyboard.press('Escape')
  expect(await home.evaluate((element) => element === document.activeElement)).toBe(true)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('#inv')
  await page.getByRole('option', { name: /Invoice/ }).first().waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(/dataModel.*sel=/)
  window.quiet(quietly)
  await window.close()
})

test('single keys do nothing while typing, and can be switched off', async () => {
  const window = await Window.open(browser, served, { token: caller.token })
  const { page } = window
  await page.goto('/new')
  const box = page.getByRole('textbox', { name: /what do you want to build/i })
  await box.fill('')
  await box.pressSequentially('g d ? [ ]')
  expect(await box.inputValue()).toBe('g d ? [ ]')
  expect(page.url()).toMatch(/\/new$/)
  await page.goto('/usage')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('d')
  await page.waitForURL((url) => url.pathname === '/')
  await page.goto('/settings/shortcuts')
  await page.getByRole('heading', { level: 1 }).waitFor()
  const toggle = page.getByRole('checkbox', { name: /single/i }).or(page.getByRole('switch', { name: /single/i })).first()
  await toggle.click()
  await page.locator('h1').click()
  await page.keyboard.press('g')
  await page.keyboard.press('d')
  await page.waitForTimeout(500)
  expect(page.url()).toMatch(/\/settings\/shortcuts$/)
  await toggle.click()
  await window.close()
})

test('the total of usage is the sum of its rows, and the table has the numbers of the chart', async () => {
  const window = await Window.open(browser, served, { token: caller.token })
  const { page } = window
  const usage = await caller.call('GET', '/usage?period=30d')
  const sum = (rows: { calls: number }[]) => rows.reduce((total, row) => total + row.calls, 0)
  for (const rows of [usage.byProject, usage.byModel, usage.byDay]) expect(sum(rows)).toBe(usage.total.calls)
  expect(usage.total.calls).toBeGreaterThan(0)
  await page.goto('/usage')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.getByText(String(usage.total.calls)).first().waitFor()
  window.quiet()
  await window.close()
})

import { expect } from 'vitest'

import { idea, test as base } from './support'

const test = base.extend('whole', { scope: 'file' }, ({ api }) => api.project('Bike shop', idea, 4))

test('36 A provider’s key is never present in any response, DOM or storage after saving', async ({ open }) => {
  const key = 'sk-canary-7f3e9a41c0d2'
  const { page } = await open()
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
})

test('37 An MCP token is shown once, after a reload not at all; revoked it gets 401', async ({ served, whole, open }) => {
  const { page } = await open()
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
})

test('40 Palette: Ctrl K, 3 letters of an entity, Enter lands on it selected; Esc returns focus to where it was', async ({ whole, open }) => {
  const { page } = await open()
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
})

test('41 Single-key shortcuts do nothing while typing and can be switched off', async ({ open }) => {
  const { page } = await open()
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
})

test('35 Usage total equals the sum of runs shown, and the chart has a table twin with the same numbers', async ({ api, whole, open }) => {
  const runs = (await api.call('GET', `/projects/${whole.id}/generations`)).items as unknown[]
  expect(runs.length).toBeGreaterThan(3)
  const { page } = await open()
  await page.goto('/usage')
  const total = page.locator('dl > div').filter({ hasText: 'Calls' }).locator('dd')
  await total.waitFor()
  expect(Number((await total.innerText()).replaceAll(',', ''))).toBe(runs.length)
  await page.getByText('The same as a table').click()
  for (const table of ['Day', 'Project', 'Model']) {
    const calls = await page.getByRole('group', { name: table, exact: true }).locator('tbody tr td:nth-of-type(1)').allInnerTexts()
    expect(calls.reduce((sum, count) => sum + Number(count.replaceAll(',', '')), 0), table).toBe(runs.length)
  }
  await page.locator('.uplot canvas').waitFor()
})

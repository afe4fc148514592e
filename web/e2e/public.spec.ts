import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { launch, Served, Window } from './support'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser?.close())

test('a public address serves its set-up link alone until the owner has a password; the link works once', async () => {
  const served = await Served.start(undefined, '0.0.0.0:0')
  const url = `http://127.0.0.1:${served.port}`
  const link = served.link.replace('0.0.0.0', '127.0.0.1')
  expect(link).toContain('/setup#')
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  expect((await fetch(`${url}/setup`)).status).toBe(200)
  const description = (await (await fetch(`${url}/api/openapi.json`)).json()) as { paths?: Record<string, unknown> }
  for (const path of Object.keys(description.paths ?? { '/api/projects': 1 })) {
    const response = await fetch(url + path.replace(/\{\w+\}/g, 'x'))
    expect([401, 404, 405], path).toContain(response.status)
  }
  const register = await fetch(`${url}/api/auth/register`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: 'a@example.com', name: 'A', password: 'a long enough password' }),
  })
  expect(register.status).toBe(401)

  const window = await Window.open(browser, { url })
  const { page } = window
  await page.goto(link)
  await page.getByLabel('E-mail').or(page.getByLabel(/mail/i)).first().fill('owner@example.com')
  await page.getByLabel(/name/i).first().fill('Owner')
  await page.getByLabel(/password/i).first().fill('a long enough password')
  await page.getByRole('button', { name: /set|finish|save|password|continue/i }).last().click()
  await page.waitForURL((address) => !address.pathname.startsWith('/setup'))
  const again = await fetch(`${url}/api/auth/link`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ token: link.split('#')[1] }),
  })
  expect(again.status).toBe(401)
  await window.close()
  await served.end()
  served.forget()
})

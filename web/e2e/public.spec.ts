import { expect } from 'vitest'

import { Served, test as base } from './support'

const test = base.extend('outside', { scope: 'file' }, async ({}, { onCleanup }) => {
  const served = await Served.start(undefined, '0.0.0.0:0')
  onCleanup(async () => {
    await served.end()
    served.forget()
  })
  return { url: `http://127.0.0.1:${served.port}`, link: served.link.replace('0.0.0.0', '127.0.0.1') }
})

const post = (address: string, body: object) =>
  fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })

test('4 Without an owner’s password a public address serves its set-up link alone, and the link works once', async ({ outside, open }) => {
  const { url, link } = outside
  expect(link).toContain('/setup#')
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  expect((await fetch(`${url}/setup`)).status).toBe(200)
  const description = (await (await fetch(`${url}/api/openapi.json`)).json()) as { paths?: Record<string, unknown> }
  for (const path of Object.keys(description.paths ?? { '/api/projects': 1 })) {
    const response = await fetch(url + path.replace(/\{\w+\}/g, 'x'))
    expect([401, 404, 405], path).toContain(response.status)
  }
  const register = await post(`${url}/api/auth/register`, { email: 'a@example.com', name: 'A', password: 'a long enough password' })
  expect(register.status).toBe(401)

  const { page } = await open({ at: outside, token: null })
  await page.goto(link)
  await page.getByLabel(/mail/i).first().fill('owner@example.com')
  await page.getByLabel(/name/i).first().fill('Owner')
  await page.getByLabel(/password/i).first().fill('a long enough password')
  await page.getByRole('button', { name: /set|finish|save|password|continue/i }).last().click()
  await page.waitForURL((address) => !address.pathname.startsWith('/setup'))
  expect((await post(`${url}/api/auth/link`, { token: link.split('#')[1] })).status).toBe(401)
})

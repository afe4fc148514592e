import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { expect, test as plain } from 'vitest'

const binary = process.env.NONAGON_BINARY ?? new URL('../../build/nonagon', import.meta.url).pathname

// A server of its own data folder on loopback.
export class Served {
  private constructor(
    private process: ChildProcess,
    readonly data: string,
    readonly url: string,
    readonly link: string, // signs in once; empty when the local user has a password
  ) {}

  // The same data at the same address, after `end`.
  async again(): Promise<void> {
    const { process } = await Served.start(this.data, `127.0.0.1:${this.port}`)
    this.process = process
  }

  static async start(data = mkdtempSync(join(tmpdir(), 'nonagon-e2e-')), listen = '127.0.0.1:0'): Promise<Served> {
    const child = spawn(binary, ['serve', '--listen', listen, '--data', data, '--no-access-log'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let told = ''
    let trouble = ''
    child.stderr!.on('data', (bytes: Buffer) => (trouble += bytes))
    await new Promise<void>((started, failed) => {
      child.stdout!.on('data', (bytes: Buffer) => {
        told += bytes
        if (/listening on http:\/\/\S+\n/.test(told)) setTimeout(started, 50) // the link is in the next line
      })
      child.on('error', failed)
      child.on('exit', (code) => failed(new Error(`serve ended with ${code}: ${trouble}`)))
    })
    const url = told.match(/listening on (\S+)/)![1]!
    return new Served(child, data, url, told.match(/once with (\S+)/)?.[1] ?? '')
  }

  get port(): string {
    return new URL(this.url).port
  }

  async end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const gone = new Promise((resolve) => this.process.once('close', resolve))
    this.process.kill(signal)
    await gone
  }

  forget(): void {
    rmSync(this.data, { recursive: true, force: true })
  }
}

// Someone who calls the API beside the page.
export class Caller {
  constructor(
    readonly url: string,
    readonly token: string,
  ) {}

  static async signIn(served: Served): Promise<Caller> {
    const response = await fetch(`${served.url}/api/auth/link`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ token: served.link.split('#')[1] }),
    })
    if (!response.ok) throw new Error(`the link was refused: ${await response.text()}`)
    return new Caller(served.url, ((await response.json()) as { token: string }).token)
  }

  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.url}/api${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.token}`, 'Content-Type': 'application/json', ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  async call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<any> {
    const response = await this.send(method, path, body, headers)
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    const text = await response.text()
    return text === '' ? undefined : JSON.parse(text)
  }

  // A project with its first stages generated and completed; the last of them is left in review.
  async project(name: string, idea: string, stages = 9, completeLast = false): Promise<{ id: string; slug: string }> {
    const project = await this.call('POST', '/projects', { name, idea })
    for (let stage = 1; stage <= stages; stage++) {
      await this.call('POST', `/projects/${project.id}/stages/${stage}/generate`, {}, { Prefer: 'wait=20' })
      if (stage < stages || completeLast) await this.call('POST', `/projects/${project.id}/stages/${stage}/complete`)
    }
    return project
  }
}

export const idea =
  'A bike repair shop desk: customers drop off bikes, mechanics work on repair tickets with parts and labour, ' +
  'customers approve quotes by a link, and the shop invoices on pick-up.'

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync',
    ],
  })
}

interface WindowOptions {
  token?: string | null // of the session; null: nobody is signed in
  dark?: boolean
  width?: number
  height?: number
  at?: Pick<Served, 'url'> // another server than the file's
  allows?: RegExp[] // trouble that the test is about
}

// A window of one person. What goes wrong in its pages (errors, console errors, requests that leave the server) is kept.
export class Window {
  readonly trouble: string[] = []

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    readonly allows: RegExp[],
  ) {}

  static async open(browser: Browser, { url }: Pick<Served, 'url'>, options: Omit<WindowOptions, 'at'> = {}): Promise<Window> {
    const context = await browser.newContext({
      baseURL: url,
      colorScheme: options.dark ? 'dark' : 'light',
      viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
      acceptDownloads: true,
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    if (options.token) await context.addCookies([{ name: 'nng', value: options.token, url }])
    context.setDefaultTimeout(60_000)
    const window = new Window(context, await context.newPage(), options.allows ?? [])
    context.on('weberror', (error) => window.trouble.push(`error: ${error.error().message}`))
    context.on('console', (message) => {
      if (message.type() === 'error') window.trouble.push(`console: ${message.text()} ${message.location().url}`)
    })
    context.on('request', (request) => {
      const { origin, protocol } = new URL(request.url())
      if (origin !== url && !['data:', 'blob:'].includes(protocol)) window.trouble.push(`left for ${request.url()}`)
    })
    return window
  }

  async close(): Promise<void> {
    await this.context.close()
    expect(this.trouble.filter((line) => !this.allows.some((pattern) => pattern.test(line)))).toEqual([])
  }
}

// What specs share: a browser for the whole run, a server and somebody signed in for each file, and windows for each test. A
// window that met trouble fails its test.
export const test = plain
  .extend('browser', { scope: 'worker' }, async ({}, { onCleanup }) => {
    const browser = await launch()
    onCleanup(() => browser.close())
    return browser
  })
  .extend('served', { scope: 'file' }, async ({}, { onCleanup }) => {
    const served = await Served.start()
    onCleanup(async () => {
      await served.end()
      served.forget()
    })
    return served
  })
  .extend('api', { scope: 'file' }, ({ served }) => Caller.signIn(served))
  .extend('open', async ({ browser, served, api }, { onCleanup }) => {
    const windows: Window[] = []
    onCleanup(async () => void (await Promise.all(windows.map((window) => window.close()))))
    return async ({ at, ...options }: WindowOptions = {}) => {
      const window = await Window.open(browser, at ?? served, { token: api.token, ...options })
      windows.push(window)
      return window
    }
  })

// A limit in ms for a machine that does nothing else: where more wants to run than there are cores, all of it takes longer.
export const within = (ms: number) => ms * Math.max(1, loadavg()[0]! / availableParallelism())

// The JSON view of a stage: types `text` at the end of the string that stands at the line of `member`.
export async function typeInJson(page: Page, member: string, text: string): Promise<void> {
  const line = page.locator('.cm-line', { hasText: `"${member}":` }).first()
  await line.waitFor()
  await line.click()
  await page.keyboard.press('End')
  const comma = (await line.textContent())!.trimEnd().endsWith(',')
  for (let back = 0; back < (comma ? 2 : 1); back++) await page.keyboard.press('ArrowLeft')
  await page.keyboard.type(text)
}

export const saved = (page: Page) => page.getByRole('status').filter({ hasText: /^Saved / }).waitFor({ timeout: 10_000 })

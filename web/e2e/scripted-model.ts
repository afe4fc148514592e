import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import type { Caller } from './support'

export const modelName = 'scripted'

// One request to the model: the test says what it answers, and when.
export class Question {
  readonly hungUp: Promise<number> // when the other side closed the connection before the answer was whole, ms since the epoch

  constructor(
    readonly body: { model: string; messages: { role: string; content: string }[] },
    private response: ServerResponse,
  ) {
    this.hungUp = new Promise((tell) => response.once('close', () => !response.writableEnded && tell(Date.now())))
    response.writeHead(200, { 'Content-Type': 'text/event-stream' })
    this.send({ choices: [{ index: 0, delta: { role: 'assistant', content: '' } }] })
  }

  // At the pace of a model: the server tells what it hears at most every 100 ms.
  async say(...texts: string[]): Promise<void> {
    for (const text of texts) {
      await new Promise((go) => setTimeout(go, 120))
      this.send({ choices: [{ index: 0, delta: { content: text } }] })
    }
  }

  end(used: { input: number; output: number }): void {
    this.send({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })
    this.send({ choices: [], usage: { prompt_tokens: used.input, completion_tokens: used.output } })
    this.response.end('data: [DONE]\n\n')
  }

  fail(message: string): void {
    this.send({ error: { message, type: 'server_error', code: 500 } })
    this.response.end()
  }

  private send(chunk: object): void {
    this.response.write(`data: ${JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion.chunk', model: modelName, ...chunk })}\n\n`)
  }
}

// A model on loopback that speaks OpenAI's Chat Completions, streamed, and says nothing by itself.
export class ScriptedModel {
  private questions: Question[] = []
  private waiting: ((question: Question) => void)[] = []

  private constructor(private server: Server) {}

  static async start(): Promise<ScriptedModel> {
    const server = createServer((request, response) => void model.hear(request, response))
    const model = new ScriptedModel(server)
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    return model
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`
  }

  // As a person adds it; a server on loopback may reach providers on its own machine.
  async addTo(caller: Caller): Promise<{ id: string }> {
    return caller.call('POST', '/ai-providers', {
      provider: 'custom', label: 'Scripted', defaultModel: modelName, baseUrl: this.baseUrl, isDefault: true,
    })
  }

  // The next request that nobody has taken yet.
  asked(): Promise<Question> {
    const question = this.questions.shift()
    return question ? Promise.resolve(question) : new Promise((take) => this.waiting.push(take))
  }

  async end(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((closed) => this.server.close(closed))
  }

  private async hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST' || request.url !== '/v1/chat/completions') return void response.writeHead(404).end()
    let text = ''
    for await (const bytes of request) text += bytes
    const question = new Question(JSON.parse(text), response)
    const take = this.waiting.shift()
    if (take) take(question)
    else this.questions.push(question)
  }
}

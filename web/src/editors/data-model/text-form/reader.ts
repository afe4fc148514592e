import type { Json } from '~/api/types'
import { t } from '~/text'

export interface Token {
  kind: 'word' | 'text' | 'number' | 'mark' | 'line' | 'end'
  text: string
  at: number
}

export class Stop extends Error {
  constructor(readonly at: number, readonly length: number, message: string) {
    super(message)
  }
}

export function tokenize(source: string): Token[] {
  const found: Token[] = []
  const pattern = /(?<space>[ \t\r]+|\/\/[^\n]*)|(?<line>\n)|(?<text>"(?:[^"\\\n]|\\.)*")|(?<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w]))|(?<word>[A-Za-z_][\w.-]*)|(?<mark>\[\]|[@(){}[\]:,?])/gy
  while (pattern.lastIndex < source.length) {
    const at = pattern.lastIndex
    const match = pattern.exec(source)
    if (!match) {
      const odd = source[at]!
      throw new Stop(at, 1, odd === '"' ? t('editors.dataModel.mistakes.unclosed') : t('editors.dataModel.mistakes.odd', { mark: odd }))
    }
    const [kind] = Object.entries(match.groups!).find(([, value]) => value !== undefined)!
    if (kind !== 'space') found.push({ kind: kind as Token['kind'], text: match[0], at })
  }
  found.push({ kind: 'end', text: '', at: source.length })
  return found
}

export class Reader {
  private place = 0
  constructor(private readonly tokens: Token[], private readonly source: string) {}

  get next() {
    return this.tokens[this.place]!
  }
  take() {
    return this.tokens[this.place++]!
  }
  is(kind: Token['kind'], text?: string) {
    return this.next.kind === kind && (text === undefined || this.next.text === text)
  }
  stop(message: string, token = this.next): never {
    throw new Stop(token.at, Math.max(1, token.text.length), message)
  }
  skip(kind: Token['kind'], text?: string) {
    if (!this.is(kind, text)) return false
    this.place++
    return true
  }
  lines() {
    while (this.skip('line'));
  }
  expect(mark: string) {
    if (!this.skip('mark', mark)) this.stop(this.expected(`“${mark}”`))
  }
  expected(what: string) {
    if (this.is('end')) return t('editors.dataModel.mistakes.textEnds', { what })
    return this.is('line') ? t('editors.dataModel.mistakes.lineEnds', { what }) : t('editors.dataModel.mistakes.instead', { what, seen: this.next.text })
  }
  endOfLine() {
    if (this.is('end') || this.is('mark', '}')) return
    if (!this.skip('line')) this.stop(this.expected(t('editors.dataModel.mistakes.theEnd')))
  }
  name(what: string): string {
    if (this.is('word') || this.is('number')) return this.take().text
    if (this.is('text')) return this.quoted()
    return this.stop(this.expected(what))
  }
  quoted(): string {
    const token = this.take()
    try {
      return JSON.parse(token.text) as string
    } catch {
      return this.stop(t('editors.dataModel.mistakes.escape'), token)
    }
  }
  names(what: string): string[] {
    const found: string[] = []
    this.expect('(')
    while (!this.is('mark', ')')) {
      found.push(this.name(what))
      if (!this.skip('mark', ',')) break
    }
    this.expect(')')
    return found
  }
  one(what: string): string {
    const token = this.next
    const found = this.names(what)
    if (found.length !== 1) this.stop(t('editors.dataModel.mistakes.one', { what }), token)
    return found[0]!
  }
  // The JSON value between parentheses.
  json(): Json {
    this.expect('(')
    const begin = this.next
    let depth = 0
    while (!(depth === 0 && this.is('mark', ')'))) {
      if (this.is('end') || this.is('line')) this.stop(this.expected('“)”'))
      const { text, kind } = this.take()
      if (kind === 'mark' && '([{'.includes(text)) depth++
      if (kind === 'mark' && ')]}'.includes(text)) depth--
    }
    const source = this.source.slice(begin.at, this.next.at)
    this.expect(')')
    try {
      return JSON.parse(source) as Json
    } catch {
      return this.stop(t('editors.dataModel.mistakes.default'), begin)
    }
  }
}

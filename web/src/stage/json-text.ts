import type { Json } from '~/api/types'
import { join } from '~/document/pointer'

// JSON read with the place of everything in it: errors say line and column in the same words in every browser, and a pointer
// leads to its characters.

export interface Range {
  from: number
  to: number
}

export interface SyntaxMistake {
  at: number
  line: number
  column: number
  message: string
}

export type Reading = { value: Json; ranges: Map<string, Range>; mistake: null } | { mistake: SyntaxMistake }

class Mistake extends Error {
  constructor(
    readonly at: number,
    message: string,
  ) {
    super(message)
  }
}

class Reader {
  at = 0
  readonly ranges = new Map<string, Range>()
  constructor(readonly text: string) {}

  document(): Json {
    const value = this.value('')
    this.space()
    if (this.at < this.text.length) throw new Mistake(this.at, 'nothing may follow the last bracket')
    return value
  }

  private space() {
    while (/[ \t\r\n]/.test(this.text[this.at] ?? '')) this.at++
  }

  private value(pointer: string): Json {
    this.space()
    const from = this.at
    const value = this.bare(pointer)
    this.ranges.set(pointer, { from, to: this.at })
    return value
  }

  private bare(pointer: string): Json {
    const next = this.text[this.at]
    if (next === '{') return this.object(pointer)
    if (next === '[') return this.array(pointer)
    if (next === '"') return this.string()
    const rest = this.text.slice(this.at, this.at + 40)
    const word = /^(true|false|null)\b/.exec(rest)?.[0]
    if (word) {
      this.at += word.length
      return word === 'null' ? null : word === 'true'
    }
    const number = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?(?![\w.])/.exec(rest)?.[0]
    if (number) {
      this.at += number.length
      return Number(number)
    }
    throw new Mistake(this.at, next === undefined ? 'the text ends where a value belongs' : `a value belongs here, not ${shown(next)}`)
  }

  private object(pointer: string): Json {
    const object: { [key: string]: Json } = {}
    this.at++
    this.space()
    if (this.text[this.at] === '}') return this.at++, object
    for (;;) {
      this.space()
      if (this.text[this.at] !== '"') throw new Mistake(this.at, `a name in "quotes" belongs here, not ${shown(this.text[this.at])}`)
      const named = this.at
      const name = this.string()
      if (Object.hasOwn(object, name)) throw new Mistake(named, `"${name}" is there twice`)
      this.space()
      if (this.text[this.at] !== ':') throw new Mistake(this.at, `a : belongs after "${name}"`)
      this.at++
      Object.defineProperty(object, name, {
        value: this.value(join(pointer, name)),
        enumerable: true,
        writable: true,
        configurable: true,
      })
      if (this.goesOn('}')) continue
      return object
    }
  }

  private array(pointer: string): Json {
    const array: Json[] = []
    this.at++
    this.space()
    if (this.text[this.at] === ']') return this.at++, array
    for (;;) {
      array.push(this.value(join(pointer, array.length)))
      if (this.goesOn(']')) continue
      return array
    }
  }

  private goesOn(end: string): boolean {
    this.space()
    const next = this.text[this.at]
    if (next !== ',' && next !== end) throw new Mistake(this.at, `a , or ${end} belongs here, not ${shown(next)}`)
    this.at++
    return next === ','
  }

  private string(): string {
    const from = this.at
    for (this.at++; this.at < this.text.length; this.at++) {
      const letter = this.text[this.at]!
      if (letter === '\\') this.at++
      else if (letter === '"') {
        this.at++
        try {
          return JSON.parse(this.text.slice(from, this.at)) as string
        } catch {
          throw new Mistake(from, 'this text has a \\ that stands for nothing')
        }
      } else if (letter < ' ') throw new Mistake(this.at, 'a line break in a text is written \\n')
    }
    throw new Mistake(from, 'the " of this text is never closed')
  }
}

const shown = (letter: string | undefined) => (letter === undefined ? 'the end' : letter)

export function lineAndColumn(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at).split('\n')
  return { line: before.length, column: before.at(-1)!.length + 1 }
}

export function readJson(text: string): Reading {
  const reader = new Reader(text)
  try {
    return { value: reader.document(), ranges: reader.ranges, mistake: null }
  } catch (error) {
    if (!(error instanceof Mistake)) throw error
    return { mistake: { at: error.at, message: error.message, ...lineAndColumn(text, error.at) } }
  }
}

// The range of a pointer, or of the nearest one above it that is there.
export function rangeOf(ranges: Map<string, Range>, pointer: string): Range | undefined {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const range = ranges.get(at)
    if (range || at === '') return range
  }
}

// A payload as it is written where people read it.
export const printJson = (value: Json) => JSON.stringify(value, null, 2)

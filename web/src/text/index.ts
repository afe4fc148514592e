import { en } from './en'

// One catalogue for every sentence that a person reads. A message is text with {names}, or one text a plural form of `count`
// (CLDR plural categories, as in ICU's MessageFormat).
export type Message = string | { one: string; other: string }
export type Values = Record<string, string | number>

type Leaves<T, P extends string = ''> = {
  [K in keyof T & string]: T[K] extends string | { one: string; other: string } ? `${P}${K}` : Leaves<T[K], `${P}${K}.`>
}[keyof T & string]
export type Key = Leaves<typeof en>

const language = 'en'
const plurals = new Intl.PluralRules(language)

function lookUp(key: string): Message | undefined {
  let found: unknown = en
  for (const part of key.split('.')) found = (found as Record<string, unknown> | undefined)?.[part]
  return found as Message | undefined
}

// Whether there is a text for a word of the server: a kind, the name of a list.
export const hasText = (key: string): key is Key => lookUp(key) !== undefined

// ⟦Šṫřïñĝ⟧: longer and accented, so that a text that bypasses the catalogue, or a box that is too small, is seen in tests.
function pseudo(text: string): string {
  const accents: Record<string, string> = { a: 'à', e: 'é', i: 'î', o: 'ö', u: 'ü', c: 'ç', n: 'ñ', s: 'š' }
  return `⟦${text.replace(/[aeioucns]/g, (letter) => accents[letter] ?? letter)}${'·'.repeat(Math.ceil(text.length / 3))}⟧`
}

export function t(key: Key, values: Values = {}): string {
  const message = lookUp(key) ?? key
  const pattern =
    typeof message === 'string' ? message : plurals.select(Number(values.count)) === 'one' ? message.one : message.other
  const shown = localStorage.getItem('nonagon.locale') === 'pseudo' ? pseudo(pattern) : pattern
  return shown.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    return value === undefined ? whole : typeof value === 'number' ? value.toLocaleString(language) : value
  })
}

// A label within a sentence: "data model", but "API".
export const inSentence = (label: string) => (/^\p{Lu}{2}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1))

const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
const spans: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

// "3 hours ago"; the absolute time belongs in a title beside it.
export function ago(time: string, now = Date.now()): string {
  const seconds = (Date.parse(time) - now) / 1000
  for (const [unit, length] of spans) {
    if (Math.abs(seconds) >= length) return relative.format(Math.round(seconds / length), unit)
  }
  return relative.format(0, 'second')
}

export function dateTime(time: string): string {
  return new Date(time).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' })
}

// Money comes as a decimal string of US dollars: two decimals, more where the amount would be told as nothing.
export function money(amount: string): string {
  const value = Number(amount)
  const digits = value !== 0 && Math.abs(value) < 0.01 ? 4 : value < 1 ? 3 : 2
  return `$${value.toFixed(value === 0 ? 2 : digits)}`
}

export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

import type { Payload } from '~/api/types'
import { palettesOf, type Colours } from './palette'
import { themesOf, type Theme } from './themes'

// Sizes and names of the design's tokens, as the compiler writes them into design/tokens.css.

export interface Typeface {
  fontFamily?: string
  weights?: number[]
}

export interface DesignSystem extends Colours {
  mood?: string[]
  typography?: { heading?: Typeface; body?: Typeface; mono?: Typeface; baseSize?: number; ratio?: number; because?: string }
  spacing?: { base?: number }
  radius?: string
  shadow?: string
  touchTarget?: number
  iconLibrary?: string
}

export const systemOf = (payload: Payload): DesignSystem => payload as DesignSystem

export const radiusWords = ['none', 'small', 'medium', 'large', 'full'] as const
export const shadowWords = ['none', 'low', 'medium', 'high'] as const

const radii: Record<string, number[]> = {
  none: [0, 0, 0, 0],
  small: [2, 4, 6, 8],
  medium: [4, 8, 12, 16],
  large: [8, 12, 16, 24],
  full: [12, 20, 28, 36],
}
const strengths: Record<string, number> = { none: 0, low: 1, medium: 1.6, high: 2.4 }
const rounded = (value: number) => Math.round(value * 10_000) / 10_000

export function fontSizes(system: DesignSystem): [name: string, rem: number][] {
  const asked = system.typography?.ratio ?? 1.2
  const ratio = asked > 1 && asked < 3 ? asked : 1.2
  const base = (system.typography?.baseSize ?? 16) / 16
  return ['xs', 'sm', 'base', 'lg', 'xl', '2xl', '3xl', '4xl'].map((name, index) => {
    const step = index - 2
    const size = step < 0 ? Math.max(0.75, base * Math.min(ratio, 1.15) ** step) : base * ratio ** step
    return [name, rounded(size)]
  })
}

export const spaces = (system: DesignSystem): [name: string, px: number][] =>
  [0, 1, 2, 3, 4, 6, 8, 12, 16].map((step) => [String(step), step * (system.spacing?.base ?? 4)])

export function radiiOf(system: DesignSystem): [name: string, px: number][] {
  const sizes = radii[system.radius ?? ''] ?? radii.medium!
  return [...['sm', 'md', 'lg', 'xl'].map((name, index): [string, number] => [name, sizes[index]!]), ['full', 9999]]
}

export function shadowsOf(system: DesignSystem): [name: string, css: string][] {
  const strength = strengths[system.shadow ?? ''] ?? 1
  const scaled = (size: number) => Math.round(size * Math.min(strength, 2))
  const shadow = (name: string, offset: number, blur: number, alpha: number): [string, string] => {
    const shade = rounded(alpha * strength)
    return [name, shade > 0 ? `0 ${scaled(offset)}px ${scaled(blur)}px 0 rgb(0 0 0 / ${shade})` : 'none']
  }
  return [shadow('sm', 1, 2, 0.08), shadow('md', 2, 6, 0.1), shadow('lg', 6, 16, 0.12)]
}

const family = (name: string | undefined, system: string, generic: string) =>
  [...(name?.trim() ? [`"${name.trim().replace(/["\\]/g, '\\$&')}"`] : []), system, generic].join(', ')

export type Variables = Record<string, string> // CSS variable to value

export interface Tokens {
  shared: Variables
  themes: { name: Theme['name']; variables: Variables }[]
}

const slug = (name: string) => name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')
export const paletteVariable = (role: string, step: number | string) => `--palette-${slug(role)}-${step}`

function themeVariables(theme: Theme): Variables {
  return Object.fromEntries(theme.roles.map((role) => [`--color-${role.name}`, role.hex]))
}

// What design/tokens.css will say, with every colour told as its value.
export function variablesOf(payload: Payload): Tokens {
  const system = systemOf(payload)
  const palettes = palettesOf(system)
  const shared: Variables = {}
  for (const palette of palettes) {
    for (const [step, hex] of Object.entries(palette.hex)) shared[paletteVariable(palette.role, step)] = hex
  }
  for (const [name, px] of spaces(system)) shared[`--space-${name}`] = `${px}px`
  shared['--size-touch-target'] = `${system.touchTarget ?? 44}px`
  for (const [name, px] of radiiOf(system)) shared[`--radius-${name}`] = `${px}px`
  for (const [name, rem] of fontSizes(system)) shared[`--font-size-${name}`] = `${rem}rem`
  const type = system.typography
  shared['--font-family-heading'] = family(type?.heading?.fontFamily, 'system-ui', 'sans-serif')
  shared['--font-family-body'] = family(type?.body?.fontFamily, 'system-ui', 'sans-serif')
  shared['--font-family-mono'] = family(type?.mono?.fontFamily, 'ui-monospace', 'monospace')
  for (const [name, weight] of [['regular', 400], ['medium', 500], ['semibold', 600], ['bold', 700]] as const) {
    shared[`--font-weight-${name}`] = String(weight)
  }
  for (const [name, css] of shadowsOf(system)) shared[`--shadow-${name}`] = css
  shared['--duration-fast'] = '120ms'
  shared['--duration-normal'] = '200ms'
  return { shared, themes: themesOf(system, palettes).map((theme) => ({ name: theme.name, variables: themeVariables(theme) })) }
}

// Reads a compiled design/tokens.css. Values that name another variable are followed.
export function readTokens(css: string): Tokens {
  const declarations = (block: string): Variables =>
    Object.fromEntries([...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((match) => [match[1]!, match[2]!]))
  const first = css.match(/:root \{([^}]*)\}/)?.[1] ?? ''
  const second = css.match(/\n:root\[data-theme="(light|dark)"\] \{([^}]*)\}/)
  const all = declarations(first)
  const isColour = (name: string) => name.startsWith('--color-')
  const shared = Object.fromEntries(Object.entries(all).filter(([name]) => !isColour(name)))
  const followed = (value: string): string => {
    const name = value.match(/^var\((--[\w-]+)\)$/)?.[1]
    return name ? (all[name] ?? value) : value
  }
  const colours = (variables: Variables): Variables =>
    Object.fromEntries(Object.entries(variables).filter(([name]) => isColour(name)).map(([name, value]) => [name, followed(value)]))
  const name = first.includes('color-scheme: dark') ? 'dark' : 'light'
  const themes: Tokens['themes'] = [{ name, variables: colours(all) }]
  if (second) themes.push({ name: second[1] as 'light' | 'dark', variables: colours(declarations(second[2]!)) })
  return { shared, themes }
}

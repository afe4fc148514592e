import { contrast, palettesOf, steps, type Colours, type Palette } from './palette'

// How the compiler gives each role of a theme its step: the first one that passes every pair it stands in.

export interface Role {
  name: string // surface-page, text-default, action-primary …
  palette: string // white and black stand in no palette
  step: number // 0 for white and black
  hex: string
}

export interface Pair {
  foreground: string
  background: string
  needed: number // 4.5 text, 3 controls and focus
  ratio: number
}

export interface Theme {
  name: 'light' | 'dark'
  roles: Role[]
  pairs: Pair[]
}

const text = 4.5
const control = 3
const surfaceRoom = 7 // a surface leaves this much room for text

interface Wishes {
  surfaces: number[] // page, card, sunken; 0 is white or black
  strong: number
  body: number
  muted: number
  subtle: number
  border: number
  accent: number
  statusBackground: number
  statusText: number
  towards: 1 | -1 // the direction of more contrast
}

const wishes: Record<Theme['name'], Wishes> = {
  light: { surfaces: [50, 0, 100], strong: 950, body: 800, muted: 600, subtle: 200, border: 400, accent: 600, statusBackground: 100, statusText: 800, towards: 1 },
  dark: { surfaces: [950, 900, 950], strong: 50, body: 100, muted: 400, subtle: 800, border: 500, accent: 400, statusBackground: 900, statusText: 100, towards: -1 },
}

type Swatch = Omit<Role, 'name'>
const white: Swatch = { palette: 'white', step: 0, hex: '#ffffff' }
const black: Swatch = { palette: 'black', step: 0, hex: '#000000' }

export function themeOf(name: Theme['name'], palettes: Palette[]): Theme {
  const wanted = wishes[name]
  const isLight = name === 'light'
  const furthest = isLight ? black : white
  const roles: Role[] = []
  const pairs: Pair[] = []
  const surfaces: Role[] = []

  const paletteOf = (role: string) => palettes.find((palette) => palette.role === role) ?? palettes[0]!
  const at = (role: string, step: number): Swatch => {
    const from = paletteOf(role)
    return from.hex[step] ? { palette: from.role, step, hex: from.hex[step]! } : isLight ? white : black
  }
  const add = (role: string, swatch: Swatch) => roles.push({ name: role, ...swatch })
  const pair = (foreground: string, background: string, needed: number, a: Swatch, b: Swatch) =>
    pairs.push({ foreground, background, needed, ratio: contrast(a.hex, b.hex) })
  const pairWithSurfaces = (role: string, swatch: Swatch, needed: number) =>
    surfaces.forEach((surface) => pair(role, surface.name, needed, swatch, surface))
  const passes = (swatch: Swatch, needed: number) => surfaces.every((surface) => contrast(swatch.hex, surface.hex) >= needed)

  // From `step` on towards more contrast, then the rest of the palette, then black or white.
  function candidates(role: string, step: number): Swatch[] {
    const isOnward = (one: number) => (isLight ? one >= step : one <= step)
    const onward: Swatch[] = steps.filter(isOnward).map((one) => at(role, one))
    const others: Swatch[] = steps.filter((one) => !isOnward(one)).map((one) => at(role, one))
    return [...(isLight ? onward : onward.reverse()), ...(isLight ? others.reverse() : others), furthest]
  }

  function onSurfaces(role: string, palette: string, step: number, needed: number) {
    const chosen = candidates(palette, step).find((candidate) => passes(candidate, needed)) ?? furthest
    add(role, chosen)
    pairWithSurfaces(role, chosen, needed)
  }

  // The next step that keeps the label readable; the colour itself when there is none.
  function hoverOf(role: string, rest: Swatch, label: Swatch): Swatch {
    if (rest.palette !== role) return rest
    const here = steps.indexOf(rest.step as (typeof steps)[number])
    for (const offset of [wanted.towards, 2 * wanted.towards, -wanted.towards]) {
      const step = steps[here + offset]
      if (step === undefined) continue
      const candidate = at(role, step)
      if (passes(candidate, control) && contrast(candidate.hex, label.hex) >= text) return candidate
    }
    return rest
  }

  // The seed itself when it can carry a label and stands out from every surface, else the nearest step that does.
  function searchAction(role: string): { rest: Swatch; hover: Swatch; label: Swatch } {
    const order = [at(role, paletteOf(role).seedStep), ...candidates(role, wanted.accent)]
    const deepest = at('neutral', 950)
    const labels = isLight ? [white, deepest, black] : [deepest, white, black]
    for (const rest of order) {
      if (!passes(rest, control)) continue
      const label = labels.find((one) => contrast(rest.hex, one.hex) >= text)
      if (label) return { rest, hover: hoverOf(role, rest, label), label }
    }
    return { rest: furthest, hover: furthest, label: isLight ? white : black }
  }

  function action(role: string) {
    const { rest, hover, label } = searchAction(role)
    const rested = `action-${role}`
    add(rested, rest)
    add(`${rested}-hover`, hover)
    add(`action-on-${role}`, label)
    pairWithSurfaces(rested, rest, control)
    pairWithSurfaces(`${rested}-hover`, hover, control)
    pair(`action-on-${role}`, rested, text, label, rest)
    pair(`action-on-${role}`, `${rested}-hover`, text, label, hover)
  }

  function status(role: string) {
    const background = at(role, wanted.statusBackground)
    const fallback = contrast(background.hex, black.hex) > contrast(background.hex, white.hex) ? black : white
    const words = candidates(role, wanted.statusText).find((one) => contrast(one.hex, background.hex) >= text) ?? fallback
    add(`status-${role}-background`, background)
    add(`status-${role}-text`, words)
    pair(`status-${role}-text`, `status-${role}-background`, text, words, background)
  }

  for (const [index, role] of ['surface-page', 'surface-card', 'surface-sunken'].entries()) {
    const asked = at('neutral', wanted.surfaces[index]!)
    const surface = contrast(asked.hex, furthest.hex) < surfaceRoom ? (isLight ? white : black) : asked
    add(role, surface)
    surfaces.push({ name: role, ...surface })
  }
  onSurfaces('text-strong', 'neutral', wanted.strong, text)
  onSurfaces('text-default', 'neutral', wanted.body, text)
  onSurfaces('text-muted', 'neutral', wanted.muted, text)
  add('border-subtle', at('neutral', wanted.subtle))
  onSurfaces('border-control', 'neutral', wanted.border, control)
  onSurfaces('focus-ring', 'primary', wanted.accent, control)
  onSurfaces('link', 'primary', wanted.accent, text)
  add('brand', at('primary', paletteOf('primary').seedStep))
  for (const role of ['primary', 'secondary', 'danger']) action(role)
  for (const palette of palettes) status(palette.role)
  return { name, roles, pairs }
}

export function themesOf(colours: Colours, palettes = palettesOf(colours)): Theme[] {
  const named = colours.themes ?? []
  const wants = (theme: string) => named.includes(theme) || named.includes('both') || (!named.includes('light') && !named.includes('dark'))
  return (['light', 'dark'] as const).filter(wants).map((name) => themeOf(name, palettes))
}

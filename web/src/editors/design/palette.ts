import type { Payload } from '~/api/types'

// The palette mathematics of the compiler, step for step, so that what is shown before a save is what the save will compile.
// Whoever changes one changes the other; palette.test.ts holds both to the same palettes.

export interface Rgb {
  red: number // channels 0..1, gamma-encoded sRGB
  green: number
  blue: number
}

export interface Oklch {
  lightness: number // 0..1
  chroma: number
  hue: number // degrees
}

export const steps = [50, 100, 200, 300, 400, 500, 600, 700, 800, 900, 950] as const

export interface Palette {
  role: string
  hex: Record<number, string> // by step
  seedStep: number
}

export interface Colours {
  seeds?: Record<string, string>
  palettes?: Record<string, Record<string, string>>
  themes?: string[]
}

export const coloursOf = (payload: Payload): Colours => payload as Colours

export const defaultSeeds: Record<string, string> = {
  primary: '#2f5fd0',
  secondary: '#6d5bd0',
  neutral: '#64748b',
  success: '#15803d',
  warning: '#b45309',
  danger: '#b91c1c',
  info: '#1d4ed8',
}

const lightnessTargets = [0.977, 0.95, 0.9, 0.83, 0.73, 0.63, 0.55, 0.47, 0.4, 0.34, 0.26]
const chromaShares = [0.12, 0.24, 0.42, 0.64, 0.86, 1, 1, 0.9, 0.78, 0.64, 0.5]
const liveliestChroma = 0.15
const greyChroma = 0.02

const toLinear = (channel: number) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4)
const toGamma = (channel: number) => (channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055)
const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))

export const isHex = (text: unknown): text is string => typeof text === 'string' && /^#[0-9a-f]{6}$/i.test(text)

export function parseHex(hex: string): Rgb | null {
  if (!isHex(hex)) return null
  const value = parseInt(hex.slice(1), 16)
  return { red: ((value >> 16) & 255) / 255, green: ((value >> 8) & 255) / 255, blue: (value & 255) / 255 }
}

export function toHex({ red, green, blue }: Rgb): string {
  const byte = (channel: number) => Math.round(clamp(channel, 0, 1) * 255).toString(16).padStart(2, '0')
  return `#${byte(red)}${byte(green)}${byte(blue)}`
}

export function toOklch(colour: Rgb): Oklch {
  const red = toLinear(colour.red)
  const green = toLinear(colour.green)
  const blue = toLinear(colour.blue)
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const b = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  const chroma = Math.hypot(a, b)
  if (chroma < 1e-4) return { lightness, chroma: 0, hue: 0 } // a grey has no hue
  const hue = (Math.atan2(b, a) * 180) / Math.PI
  return { lightness, chroma, hue: hue < 0 ? hue + 360 : hue }
}

function linearOf({ lightness, chroma, hue }: Oklch): Rgb {
  const angle = (hue * Math.PI) / 180
  const a = chroma * Math.cos(angle)
  const b = chroma * Math.sin(angle)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return {
    red: 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    green: -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    blue: -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  }
}

const isInGamut = (colour: Rgb) =>
  [colour.red, colour.green, colour.blue].every((channel) => channel >= -1e-5 && channel <= 1 + 1e-5)

// Chroma is lowered until the colour lies in the sRGB gamut.
export function toRgb(colour: Oklch): Rgb {
  if (colour.lightness <= 0) return { red: 0, green: 0, blue: 0 }
  if (colour.lightness >= 1) return { red: 1, green: 1, blue: 1 }
  const fitted = { ...colour }
  if (!isInGamut(linearOf(fitted))) {
    let inside = 0
    let outside = colour.chroma
    for (let round = 0; round < 24; ++round) {
      fitted.chroma = (inside + outside) / 2
      if (isInGamut(linearOf(fitted))) inside = fitted.chroma
      else outside = fitted.chroma
    }
    fitted.chroma = inside
  }
  const linear = linearOf(fitted)
  const channel = (value: number) => toGamma(clamp(value, 0, 1))
  return { red: channel(linear.red), green: channel(linear.green), blue: channel(linear.blue) }
}

const luminance = ({ red, green, blue }: Rgb) => 0.2126 * toLinear(red) + 0.7152 * toLinear(green) + 0.0722 * toLinear(blue)

// WCAG 2.2: 1 to 21.
export function contrast(a: string, b: string): number {
  const first = luminance(parseHex(a) ?? { red: 0, green: 0, blue: 0 }) + 0.05
  const second = luminance(parseHex(b) ?? { red: 0, green: 0, blue: 0 }) + 0.05
  return Math.max(first, second) / Math.min(first, second)
}

const seedFor = (role: string) => defaultSeeds[role] ?? defaultSeeds.primary!

function nearestStep(lightness: number): number {
  let nearest = 0
  lightnessTargets.forEach((target, index) => {
    if (Math.abs(target - lightness) < Math.abs(lightnessTargets[nearest]! - lightness)) nearest = index
  })
  return nearest
}

// The ends stay; between an end and the seed the targets keep their proportions, so lightness falls strictly.
function lightnessAt(index: number, seedIndex: number, seedLightness: number): number {
  const end = lightnessTargets[index < seedIndex ? 0 : lightnessTargets.length - 1]!
  const share = (lightnessTargets[index]! - end) / (lightnessTargets[seedIndex]! - end)
  return end + share * (seedLightness - end)
}

// Eleven steps around a seed; the seed stands unchanged at the step whose lightness is nearest.
export function makePalette(role: string, seed: string): Palette {
  const hex = isHex(seed) ? seed : seedFor(role)
  const colour = toOklch(parseHex(hex)!)
  const seedIndex = nearestStep(colour.lightness)
  const fullest = Math.min(colour.chroma / chromaShares[seedIndex]!, Math.max(colour.chroma, liveliestChroma))
  const made: Palette = { role, hex: {}, seedStep: steps[seedIndex]! }
  steps.forEach((step, index) => {
    made.hex[step] =
      index === seedIndex
        ? hex.toLowerCase()
        : toHex(toRgb({ lightness: lightnessAt(index, seedIndex, colour.lightness), chroma: fullest * chromaShares[index]!, hue: colour.hue }))
  })
  return made
}

function hueDistance(a: number, b: number): number {
  const distance = Math.abs(a - b) % 360
  return Math.min(distance, 360 - distance)
}

// A seed for a role that has none: meaning first (success is green), then fit with the primary colour.
function fittingSeed(role: string, primary: Oklch): string {
  if (role === 'primary') return seedFor(role)
  const isGrey = primary.chroma < greyChroma
  if (role === 'neutral') {
    const chroma = isGrey ? primary.chroma : Math.min(0.035, primary.chroma * 0.3)
    return toHex(toRgb({ lightness: 0.554, chroma, hue: isGrey ? 257 : primary.hue }))
  }
  if (role === 'secondary') {
    if (isGrey) return seedFor(role)
    return toHex(toRgb({ lightness: 0.55, chroma: Math.min(primary.chroma, 0.13), hue: (primary.hue + 60) % 360 }))
  }
  const colour = toOklch(parseHex(seedFor(role))!)
  if (!isGrey) colour.chroma *= clamp(primary.chroma / 0.12, 0.8, 1)
  const isTaken = !isGrey && role === 'info' && hueDistance(colour.hue, primary.hue) < 25
  if (isTaken) colour.hue = 225
  return toHex(toRgb(colour))
}

function seedOf(colours: Colours, role: string, primary: Oklch): string {
  const seed = colours.seeds?.[role]
  if (isHex(seed)) return seed
  const set = colours.palettes?.[role]
  for (const wanted of ['600', '500', '700']) if (isHex(set?.[wanted])) return set![wanted]!
  return fittingSeed(role, primary)
}

export function palettesOf(colours: Colours): Palette[] {
  const grey: Oklch = { lightness: 0, chroma: 0, hue: 0 }
  const primary = toOklch(parseHex(seedOf(colours, 'primary', grey))!)
  const roles = new Set([...Object.keys(defaultSeeds), ...Object.keys(colours.seeds ?? {}), ...Object.keys(colours.palettes ?? {})])
  return [...roles].map((role) => {
    const palette = makePalette(role, seedOf(colours, role, primary))
    for (const step of steps) {
      const hex = colours.palettes?.[role]?.[String(step)]
      if (isHex(hex)) palette.hex[step] = hex.toLowerCase()
    }
    return palette
  })
}

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

import type { Payload } from '~/api/types'
import { contrast, makePalette, palettesOf, steps, toOklch, parseHex } from './palette'
import { readTokens, systemOf, variablesOf } from './scale'
import { themesOf } from './themes'

const golden = (path: string) => readFileSync(`${process.cwd()}/../tests/golden/borrowell/${path}`, 'utf8')
const payload = JSON.parse(golden('stages/design.json')) as Payload
const compiled = readTokens(golden('design/tokens.css'))

describe('the preview of a design', () => {
  it('has the palettes that the compiler writes', () => {
    const { shared } = variablesOf(payload)
    for (const [name, value] of Object.entries(compiled.shared)) {
      if (name.startsWith('--palette-') && !/white|black/.test(name)) expect([name, shared[name]]).toEqual([name, value])
    }
  })

  it('gives every role of both themes the colour that the compiler gives', () => {
    expect(variablesOf(payload).themes).toEqual(compiled.themes)
  })

  it('has the sizes, corners and shadows that the compiler writes', () => {
    const { shared } = variablesOf(payload)
    for (const name of Object.keys(compiled.shared)) {
      if (/^--(space|radius|font-size|font-weight|shadow|duration|size)-/.test(name)) {
        expect([name, shared[name]]).toEqual([name, compiled.shared[name]])
      }
    }
  })

  it('measures the pairs that the compiler measures', () => {
    const rows = [...golden('design/design-system.md').matchAll(/^\| (light|dark) \| `([\w-]+)` \| `([\w-]+)` \| ([\d.]+) \| ([\d.]+) \|/gm)]
    const told = rows.map(([, theme, foreground, background, needed, ratio]) => [theme, foreground, background, Number(needed), ratio])
    const measured = themesOf(systemOf(payload)).flatMap((theme) =>
      theme.pairs.map((pair) => [theme.name, pair.foreground, pair.background, pair.needed, pair.ratio.toFixed(2)]),
    )
    expect(told.length).toBeGreaterThan(50)
    expect(measured).toEqual(told)
  })
})

describe('a palette', () => {
  it('keeps the seed at the step of its lightness and falls in lightness', () => {
    for (const seed of ['#1d4f91', '#ffffff', '#000000', '#ffe100', '#808080', '#ff00ff']) {
      const palette = makePalette('primary', seed)
      expect(palette.hex[palette.seedStep]).toBe(seed)
      const lightness = steps.map((step) => toOklch(parseHex(palette.hex[step]!)!).lightness)
      expect(lightness).toEqual([...lightness].sort((a, b) => b - a))
    }
  })

  it('takes explicit steps where they are set and gives missing roles a seed', () => {
    const palettes = palettesOf({ seeds: { primary: '#1d4f91' }, palettes: { primary: { '50': '#FAFAFA' } } })
    expect(palettes.map((palette) => palette.role)).toEqual(['primary', 'secondary', 'neutral', 'success', 'warning', 'danger', 'info'])
    expect(palettes[0]!.hex[50]).toBe('#fafafa')
  })
})

it('measures contrast as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#777777', '#ffffff').toFixed(2)).toBe('4.48')
})

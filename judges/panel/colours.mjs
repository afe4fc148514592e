import { converter, parseHex, wcagContrast } from 'culori'
import { fileOf } from '../files.mjs'

export const title = 'culori: every hex is its OKLCH within 1/255; every pair of text and ground that a theme offers passes WCAG AA'
export const fault = { file: 'design/tokens.dtcg.json', from: /"hex": "#\w+"/, to: '"hex": "#123456"' }

const toSrgb = converter('rgb')

export async function judge(designs, verdicts) {
  for (const design of designs) {
    const file = fileOf(design, 'design/tokens.dtcg.json')
    if (!file) continue
    const tokens = new Map(tokensIn(JSON.parse(file.text)))
    for (const [name, { $value }] of tokens) {
      if ($value?.colorSpace !== 'oklch') continue
      verdicts.checked(design)
      const fault = hexFault($value)
      if (fault) verdicts.error(design, `${name}: ${fault}`)
    }
    for (const [theme, roles] of themesOf(tokens)) {
      for (const [text, ground, needed] of pairsOf([...roles.keys()])) {
        verdicts.checked(design)
        const ratio = wcagContrast(roles.get(text), roles.get(ground))
        if (ratio < needed) verdicts.error(design, `${theme}: ${text} on ${ground} is ${ratio.toFixed(2)}, needs ${needed}`)
      }
    }
  }
}

function* tokensIn(group, name = '') {
  if (group.$value !== undefined) yield [name, group]
  for (const [key, value] of Object.entries(group)) {
    if (!key.startsWith('$') && typeof value === 'object' && value !== null) yield* tokensIn(value, name ? `${name}.${key}` : key)
  }
}

function hexFault({ components: [l, c, h], hex }) {
  const wanted = toSrgb({ mode: 'oklch', l, c, h })
  const given = parseHex(hex)
  const worst = Math.max(...['r', 'g', 'b'].map((part) => Math.abs(wanted[part] - given[part])))
  return worst > 1 / 255 + 1e-9 ? `${hex} is off by ${(worst * 255).toFixed(2)}/255` : ''
}

// Roles of each theme by name, with their colour in hex. A role is an alias of a palette step.
function* themesOf(tokens) {
  for (const theme of ['light', 'dark']) {
    const roles = new Map()
    for (const [name, { $value }] of tokens) {
      if (!name.startsWith(`${theme}.`)) continue
      const target = typeof $value === 'string' ? tokens.get($value.slice(1, -1)).$value : $value
      roles.set(name.slice(theme.length + 1).replaceAll('.', '-'), target.hex)
    }
    if (roles.size > 0) yield [theme, roles]
  }
}

// WCAG 2.2: 1.4.3 for text, 1.4.11 for what marks a control.
function* pairsOf(roles) {
  const surfaces = roles.filter((role) => role.startsWith('surface-'))
  for (const role of roles) {
    if (role.startsWith('text-') || role === 'link') for (const surface of surfaces) yield [role, surface, 4.5]
    if (['border-control', 'focus-ring'].includes(role)) for (const surface of surfaces) yield [role, surface, 3]
    if (/^status-.*-text$/.test(role)) yield [role, role.replace(/-text$/, '-background'), 4.5]
    if (role.startsWith('action-on-')) {
      const action = role.replace('-on-', '-')
      for (const ground of [action, `${action}-hover`]) if (roles.includes(ground)) yield [role, ground, 4.5]
    }
  }
}

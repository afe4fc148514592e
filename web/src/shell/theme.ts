import { create } from 'zustand'

// How the workbench looks in this browser. `public/first.js` reads the same keys before the first paint.

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]
export const densities = ['comfortable', 'dense'] as const
export type Density = (typeof densities)[number]

const keys = { theme: 'nonagon.theme', density: 'nonagon.density' } as const

function kept<T extends string>(key: string, choices: readonly T[]): T {
  const value = localStorage.getItem(key) as T | null
  return value && choices.includes(value) ? value : choices[0]!
}

interface Appearance {
  theme: Theme
  density: Density
  isDark: boolean // what the theme comes to, for canvases and charts
}

const preferred = matchMedia('(prefers-color-scheme: dark)')
const isDark = (theme: Theme) => theme === 'dark' || (theme === 'system' && preferred.matches)

export const useAppearance = create<Appearance>(() => {
  const theme = kept(keys.theme, themes)
  return { theme, density: kept(keys.density, densities), isDark: isDark(theme) }
})

function apply() {
  const { theme, density } = useAppearance.getState()
  const dark = isDark(theme)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
  document.documentElement.dataset.density = density
  useAppearance.setState({ isDark: dark })
}

export function setTheme(theme: Theme) {
  localStorage.setItem(keys.theme, theme)
  useAppearance.setState({ theme })
  apply()
}

export function setDensity(density: Density) {
  localStorage.setItem(keys.density, density)
  useAppearance.setState({ density })
  apply()
}

preferred.addEventListener('change', apply)
// Another tab chose.
window.addEventListener('storage', (event) => {
  if (event.key !== keys.theme && event.key !== keys.density) return
  useAppearance.setState({ theme: kept(keys.theme, themes), density: kept(keys.density, densities) })
  apply()
})

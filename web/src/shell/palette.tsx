import { lazy, Suspense } from 'react'
import { create } from 'zustand'

import { useShortcut } from '~/ui/shortcut'

const usePalette = create<{ isOpen: boolean; origin: Element | null; query: string }>(() => ({ isOpen: false, origin: null, query: '' }))

// `origin` gets the focus back when the palette closes without having gone anywhere. `query` is what it begins with.
export const openPalette = (query = '') => usePalette.setState({ isOpen: true, origin: document.activeElement, query })

const PalettePanel = lazy(() => import('./palette-panel').then((module) => ({ default: module.PalettePanel })))

export function Palette() {
  const { isOpen, origin, query } = usePalette()
  useShortcut('mod+k', () => (isOpen ? usePalette.setState({ isOpen: false }) : openPalette()), { inDialogs: true })
  if (!isOpen) return null
  return (
    <Suspense>
      <PalettePanel origin={origin} begin={query} close={() => usePalette.setState({ isOpen: false })} />
    </Suspense>
  )
}

import { lazy, Suspense } from 'react'
import { create } from 'zustand'

import { useShortcut } from './shortcuts'

const usePalette = create<{ isOpen: boolean; origin: Element | null }>(() => ({ isOpen: false, origin: null }))

// `origin` gets the focus back when the palette closes without having gone anywhere.
export const openPalette = () => usePalette.setState({ isOpen: true, origin: document.activeElement })

const PalettePanel = lazy(() => import('./palette-panel').then((module) => ({ default: module.PalettePanel })))

export function Palette() {
  const { isOpen, origin } = usePalette()
  useShortcut('mod+k', () => (isOpen ? usePalette.setState({ isOpen: false }) : openPalette()))
  if (!isOpen) return null
  return (
    <Suspense>
      <PalettePanel origin={origin} close={() => usePalette.setState({ isOpen: false })} />
    </Suspense>
  )
}

import { createContext, useContext } from 'react'
import { useStore } from 'zustand'

import type { Json, Payload } from '~/api/types'
import type { Document, DocumentState } from './document'
import { valueAt } from './pointer'

const Present = createContext<Document | null>(null)
export const DocumentProvider = Present.Provider

// The document of the stage that is on the screen.
export function useDocument(): Document {
  const document = useContext(Present)
  if (!document) throw new Error('no stage is open here')
  return document
}

export function useDocumentState<T>(select: (state: DocumentState) => T): T {
  return useStore(useDocument(), select)
}

export const usePayload = (): Payload => useDocumentState((state) => state.current)

// True where the stage can only be looked at: it is locked, being generated, or the project is archived. Views disable what
// would change it; the document refuses changes on its own and says why.
export const useReadOnly = (): boolean => useDocumentState((state) => state.readOnly !== null)

// The value at a JSON Pointer; renders again only when that part changes.
export function useValue<T = Json>(pointer: string): T | undefined {
  return useDocumentState((state) => valueAt(state.current, pointer)) as T | undefined
}

import { Type } from 'lucide-react'
import { useMemo } from 'react'

import type { Payload } from '~/api/types'
import { t } from '~/text'
import { systemOf } from './scale'

// A family that this computer has sets text to a width of its own, whatever stands behind it in the list.
function isInstalled(family: string): boolean {
  const context = document.createElement('canvas').getContext('2d')
  if (!context) return true
  const width = (list: string) => {
    context.font = `32px ${list}`
    return context.measureText('mmmMMMwwwWWW lli 0123').width
  }
  return ['monospace', 'serif', 'sans-serif'].some((generic) => width(`"${family.replace(/"/g, '')}", ${generic}`) !== width(generic))
}

// No font is fetched from elsewhere, so a family that is not on this computer is shown by its fallback: say so.
export function FontNote({ payload }: { payload: Payload }) {
  const type = systemOf(payload).typography
  const families = [type?.heading?.fontFamily, type?.body?.fontFamily, type?.mono?.fontFamily]
  const asked = [...new Set(families.filter((family): family is string => !!family?.trim()))].join('\n')
  const missing = useMemo(() => asked.split('\n').filter((family) => family !== '' && !isInstalled(family)), [asked])
  if (missing.length === 0) return null
  return (
    <p className="flex items-center gap-2 text-meta text-text-2">
      <Type size={14} aria-hidden className="shrink-0" />
      {t('editors.design.type.notInstalled', { families: missing.join(', '), count: missing.length })}
    </p>
  )
}

import type { Payload } from '~/api/types'
import { useDocument, useValue } from '~/document/hooks'
import { t } from '~/text'
import { NameBox } from './name-box'
import { write } from './edit'

interface Props {
  pointer: string
  label: string
  hint?: string
  taken: readonly string[]
  follow?: (payload: Payload, from: string, to: string) => void // renames the references inside the stage
}

// An id that others refer to: taken over as a whole, with its references, in one step of undo.
export function IdBox({ pointer, label, taken, follow }: Props) {
  const id = String(useValue(pointer) ?? '')
  const document = useDocument()
  return (
    <NameBox
      label={label}
      name={id}
      pointer={pointer}
      rename={(to) => {
        if (to === id) return null
        if (to !== '' && taken.includes(to)) return t('editors.product.idTaken', { id: to })
        document.change(t('editors.product.renameId', { from: id || t('editors.form.none'), to: to || t('editors.form.none') }), (payload) => {
          write(payload, pointer, to === '' ? undefined : to)
          if (id && to) follow?.(payload, id, to)
        })
        return null
      }}
    />
  )
}

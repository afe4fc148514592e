import { useEffect, useId, useState } from 'react'

import { t } from '~/text'
import { useLock } from '~/ui/lock'
import { isHex } from './palette'

interface Props {
  label: string // of whose colour this is
  value: string
  onChange: (hex: string) => void
  pointer?: string
  compact?: boolean // one narrow column: the swatch above the text
}

// A colour by eye or by its hexadecimal text. Only whole colours are written; while the text is none, the last one stays.
export function HexField({ label, value, onChange, pointer, compact }: Props) {
  const id = useId()
  const { isLocked, why } = useLock()
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  const isWrong = typed !== value && !isHex(typed)
  return (
    <span className={compact ? 'flex min-w-0 flex-col gap-1' : 'inline-flex items-center gap-1.5'}>
      <input
        type="color"
        {...why}
        disabled={isLocked}
        aria-label={t('editors.design.colours.pick', { label })}
        value={isHex(value) ? value.toLowerCase() : '#000000'}
        onChange={(event) => onChange(event.target.value)}
        className={`h-8 shrink-0 cursor-pointer rounded-md border border-control bg-surface p-0.5 ${compact ? 'w-full' : 'w-10'}`}
      />
      <input
        aria-label={t('editors.design.colours.hex', { label })}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? id : undefined}
        data-pointer={pointer}
        title={why.title}
        readOnly={isLocked}
        value={typed}
        spellCheck={false}
        autoComplete="off"
        maxLength={7}
        onChange={(event) => {
          setTyped(event.target.value)
          const text = event.target.value.trim()
          const hex = text.startsWith('#') ? text : `#${text}`
          if (isHex(hex)) onChange(hex.toLowerCase())
        }}
        onBlur={() => setTyped(value)}
        className={`h-8 rounded-md border border-control bg-surface px-1.5 font-mono text-code aria-invalid:border-error ${compact ? 'w-full' : 'w-20'}`}
      />
      {isWrong && (
        <span id={id} role="status" className="text-meta text-error">
          {t('editors.design.colours.notHex')}
        </span>
      )}
    </span>
  )
}

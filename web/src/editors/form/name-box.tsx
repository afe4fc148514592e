import { useEffect, useState } from 'react'

import { TextField } from '~/ui/field'

interface Props {
  label: string
  name: string
  rename: (to: string) => string | null // what is wrong with it, or null
  pointer: string
  hideLabel?: boolean
  autoFocus?: boolean
  className?: string
}

// A name that others refer to: taken over as a whole on Enter or when the box is left, so that no half-typed name meets
// another one on the way.
export function NameBox({ label, name, rename, pointer, hideLabel, autoFocus, className }: Props) {
  const [typed, setTyped] = useState(name)
  const [error, setError] = useState<string>()
  useEffect(() => {
    setTyped(name)
    setError(undefined)
  }, [name])
  function commit() {
    const wrong = rename(typed.trim())
    setError(wrong ?? undefined)
    if (wrong === null && typed.trim() === name) setTyped(name)
  }
  return (
    <TextField
      {...{ label, hideLabel, error, autoFocus }}
      value={typed}
      spellCheck={false}
      autoComplete="off"
      data-pointer={pointer}
      className={`font-mono text-code ${className ?? ''}`}
      onFocus={(event) => autoFocus && event.currentTarget.select()}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit()
        else if (event.key === 'Escape' && typed !== name) {
          event.stopPropagation()
          setTyped(name)
          setError(undefined)
        }
      }}
    />
  )
}

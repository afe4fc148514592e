import type { ComponentProps } from 'react'

import { TextField } from './field'

interface Props extends Omit<ComponentProps<'input'>, 'value' | 'onChange'> {
  label: string // shown as long as nothing is looked for
  value: string
  onChange: (value: string) => void
}

// What is looked for in a list; never locked.
export function SearchField({ label, onChange, ...rest }: Props) {
  return <TextField {...rest} label={label} hideLabel type="search" placeholder={label} onChange={(event) => onChange(event.target.value)} />
}

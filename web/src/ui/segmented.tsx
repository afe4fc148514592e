import clsx from 'clsx'
import { RadioGroup } from 'radix-ui'

interface Props<T extends string> {
  label: string
  value: T
  choices: readonly { value: T; label: string }[]
  onChange: (value: T) => void
  className?: string
}

// One of a few, all of them in sight.
export function Segmented<T extends string>({ label, value, choices, onChange, className }: Props<T>) {
  return (
    <RadioGroup.Root
      aria-label={label}
      value={value}
      onValueChange={(next) => onChange(next as T)}
      orientation="horizontal"
      className={clsx('inline-flex max-w-full flex-wrap gap-0.5 rounded-md border border-line bg-sunken p-0.5', className)}
    >
      {choices.map((choice) => (
        <RadioGroup.Item
          key={choice.value}
          value={choice.value}
          className="min-h-7 rounded-sm px-2.5 text-text-2 hover:text-text data-[state=checked]:bg-surface data-[state=checked]:font-medium data-[state=checked]:text-text data-[state=checked]:shadow-sm"
        >
          {choice.label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  )
}

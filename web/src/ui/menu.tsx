import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'

export interface MenuItem {
  label: string
  icon?: ReactNode
  danger?: boolean
  onSelect: () => void
}

export function Menu({ trigger, items }: { trigger: ReactNode; items: readonly (MenuItem | 'line')[] }) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={4}
          className="fade-in z-50 min-w-44 rounded-md border border-line bg-surface p-1 shadow-lg"
        >
          {items.map((item, place) =>
            item === 'line' ? (
              <DropdownMenu.Separator key={place} className="my-1 h-px bg-line" />
            ) : (
              <DropdownMenu.Item
                key={item.label}
                onSelect={item.onSelect}
                className={`flex min-h-7 items-center gap-2 rounded-sm px-2 outline-none data-highlighted:bg-raised ${item.danger ? 'text-error' : ''}`}
              >
                {item.icon}
                {item.label}
              </DropdownMenu.Item>
            ),
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

import { Tooltip } from 'radix-ui'
import type { ReactNode } from 'react'

// A tooltip, which also teaches the shortcut. It repeats what the control's own name says: never the only place of a fact.
export function Tip({ text, shortcut, children }: { text: string; shortcut?: string; children: ReactNode }) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content
          sideOffset={6}
          className="fade-in z-50 flex items-center gap-2 rounded-sm bg-text px-2 py-1 text-meta text-bg shadow-lg"
        >
          {text}
          {shortcut && <kbd className="font-mono text-meta opacity-80">{shortcut}</kbd>}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}

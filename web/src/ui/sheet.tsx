import { Dialog as Radix } from 'radix-ui'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'

import { t } from '~/text'
import { IconButton } from './button'

interface Props {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  at: 'start' | 'end'
  children: ReactNode
}

// What stands beside the page on a wide screen comes over it on a narrow one.
export function Sheet({ open, onOpenChange, title, at, children }: Props) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          className={`fade-in fixed inset-y-0 z-50 flex w-[min(20rem,90vw)] flex-col gap-3 overflow-y-auto border-line bg-surface p-3 shadow-xl ${at === 'start' ? 'start-0 border-e' : 'end-0 border-s'}`}
        >
          <div className="flex items-center justify-between gap-2 ps-2">
            <Radix.Title className="min-w-0 truncate font-semibold">{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton label={t('common.close')}>
                <X size={16} aria-hidden />
              </IconButton>
            </Radix.Close>
          </div>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

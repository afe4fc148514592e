import { Dialog as Radix } from 'radix-ui'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'

import { t } from '~/text'
import { IconButton } from './button'

interface Props {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description?: ReactNode
  children: ReactNode
  side?: boolean // a sheet at the inline end instead of a box in the middle
}

// The first field, else the first answer: not the cross, whose tooltip would take the Escape that is meant for the dialog.
function focusFirst(event: Event) {
  event.preventDefault()
  const content = event.currentTarget as HTMLElement
  const first = content.querySelector<HTMLElement>(
    'input:not(:disabled), textarea:not(:disabled), select:not(:disabled), [data-dialog-actions] button:not(:disabled)',
  )
  ;(first ?? content).focus()
}

// A modal question or form: focus is kept inside and given back, Escape closes.
export function Dialog({ open, onOpenChange, title, description, children, side }: Props) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Radix.Content
          onOpenAutoFocus={focusFirst}
          tabIndex={-1}
          className={
            side
              ? 'fade-in fixed inset-y-0 end-0 z-50 flex w-[min(28rem,100vw)] flex-col gap-4 overflow-y-auto border-s border-line bg-surface p-5 shadow-xl'
              : 'fade-in fixed start-1/2 top-[12vh] z-50 flex max-h-[76vh] w-[min(32rem,calc(100vw-2rem))] -translate-x-1/2 flex-col gap-4 overflow-y-auto rounded-lg border border-line bg-surface p-5 shadow-xl'
          }
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <div className="flex items-start justify-between gap-4">
            <Radix.Title className="text-lead">{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton label={t('common.close')} className="-me-2 -mt-1">
                <X size={16} aria-hidden />
              </IconButton>
            </Radix.Close>
          </div>
          {description && <Radix.Description className="text-text-2">{description}</Radix.Description>}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

export function DialogActions({ children }: { children: ReactNode }) {
  return (
    <div data-dialog-actions className="flex flex-wrap justify-end gap-2 pt-1">
      {children}
    </div>
  )
}

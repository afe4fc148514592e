import { createLink } from '@tanstack/react-router'
import clsx from 'clsx'
import type { ComponentProps } from 'react'

// A link that looks as a button does: it goes somewhere, and says where.
export const LinkButton = createLink(function Anchor({
  look = 'plain', className, ...rest
}: ComponentProps<'a'> & { look?: 'primary' | 'plain' | 'quiet' }) {
  return (
    <a
      {...rest}
      className={clsx(
        'inline-flex min-h-8 items-center justify-center gap-1.5 rounded-md border px-3 font-medium whitespace-nowrap transition-colors',
        look === 'primary' && 'border-transparent bg-accent text-on-accent hover:bg-accent-hover',
        look === 'plain' && 'border-control bg-surface hover:bg-raised',
        look === 'quiet' && 'border-transparent text-text-2 hover:bg-raised hover:text-text',
        className,
      )}
    />
  )
})

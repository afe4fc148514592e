import { Check, Copy as CopyIcon } from 'lucide-react'
import { useState } from 'react'

import { t } from '~/text'
import { Button } from './button'

export function CopyButton({ text, label }: { text: string; label?: string }) {
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
    setTimeout(() => setCopied(false), 2_000)
  }
  return (
    <Button
      reads
      onClick={() => void copy()}
      icon={isCopied ? <Check size={14} aria-hidden /> : <CopyIcon size={14} aria-hidden />}
      aria-live="polite"
    >
      {isCopied ? t('common.copied') : (label ?? t('common.copy'))}
    </Button>
  )
}

// Text for another program, in its own words.
export function CodeBlock({ text, label }: { text: string; label: string }) {
  return (
    <pre
      tabIndex={0}
      aria-label={label}
      className="overflow-x-auto rounded-md border border-line bg-sunken p-3 font-mono text-code whitespace-pre"
    >
      {text}
    </pre>
  )
}

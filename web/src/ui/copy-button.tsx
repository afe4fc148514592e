import { Copy } from 'lucide-react'

import { t } from '~/text'
import { Button } from './button'
import { notify } from './feedback'

// Puts a text on the clipboard and says so. Browsers refuse this outside a secure context; then the text can still be marked.
export function CopyButton({ text, label }: { text: string; label?: string }) {
  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      notify(t('common.copied'))
    } catch {
      notify(t('editors.shared.copyFailed'))
    }
  }
  return (
    <Button look="quiet" icon={<Copy size={14} aria-hidden />} onClick={() => void copy()}>
      {label ?? t('common.copy')}
    </Button>
  )
}

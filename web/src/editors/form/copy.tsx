import { Copy } from 'lucide-react'

import { t } from '~/text'
import { Button } from '~/ui/button'
import { notify } from '~/ui/feedback'

export function CopyButton({ text, label }: { text: () => string | Promise<string>; label: string }) {
  async function copy() {
    try {
      await navigator.clipboard.writeText(await text())
      notify(t('editors.form.copied'))
    } catch {
      notify(t('editors.form.copyFailed'))
    }
  }
  return (
    <Button reads look="quiet" className="min-h-7 px-2" icon={<Copy size={13} aria-hidden />} onClick={() => void copy()}>
      {label}
    </Button>
  )
}

import { Dialog } from '~/ui/dialog'
import { t } from '~/text'

export function PalettePanel({ close }: { origin: Element | null; close: () => void }) {
  return (
    <Dialog open onOpenChange={(open) => !open && close()} title={t('shell.palette.title')}>
      {null}
    </Dialog>
  )
}

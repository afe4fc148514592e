import { Command } from 'cmdk'
import { Box, FileText, Folder, History, Layers, PanelsTopLeft, Puzzle, Search, SquareChevronRight, Waypoints } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useMemo, useRef, useState, type ComponentType } from 'react'

import { t } from '~/text'
import { useEntries } from './palette-entries'
import { recent, remember, search, type Entry, type EntryKind } from './palette-search'
import { shown } from '~/ui/shortcut'

const icons: Record<EntryKind, ComponentType<{ size?: number; className?: string }>> = {
  project: Folder,
  stage: Layers,
  page: PanelsTopLeft,
  entity: Box,
  operation: Waypoints,
  section: PanelsTopLeft,
  part: Puzzle,
  file: FileText,
  version: History,
  command: SquareChevronRight,
}

export function PalettePanel({ origin, begin, close }: { origin: Element | null; begin: string; close: () => void }) {
  const [query, setQuery] = useState(begin)
  const entries = useEntries(query.startsWith('@'))
  const [used] = useState(recent)
  const hasGone = useRef(false)
  const found = useMemo(() => search(entries, query, used), [entries, query, used])
  const go = (entry: Entry) => {
    hasGone.current = true
    remember(entry.id)
    close()
    entry.run()
  }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            if (!hasGone.current && origin instanceof HTMLElement) origin.focus()
          }}
          className="fade-in fixed start-1/2 top-[10vh] z-50 w-[min(38rem,calc(100vw-1.5rem))] -translate-x-1/2 overflow-hidden rounded-lg border border-line bg-surface shadow-xl"
        >
          <Dialog.Title className="sr-only">{t('shell.palette.title')}</Dialog.Title>
          <Command shouldFilter={false} label={t('shell.palette.title')} loop>
            <div className="flex items-center gap-2 border-b border-line px-4">
              <Search size={16} aria-hidden className="text-text-3" />
              <Command.Input
                autoFocus
                value={query}
                onValueChange={setQuery}
                placeholder={t('shell.palette.placeholder')}
                className="h-12 w-full bg-transparent text-lead outline-none placeholder:text-text-3"
              />
            </div>
            <Command.List className="max-h-[56vh] overflow-y-auto p-1.5">
              <Command.Empty className="px-3 py-6 text-center text-text-2">{t('shell.palette.none', { query })}</Command.Empty>
              {found.map((entry) => (
                <Row key={entry.id} entry={entry} isRecent={query === '' && used.includes(entry.id)} go={go} />
              ))}
            </Command.List>
            <p className="border-t border-line px-4 py-2 text-meta text-text-2 max-sm:hidden">{t('shell.palette.hint')}</p>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Row({ entry, isRecent, go }: { entry: Entry; isRecent: boolean; go: (entry: Entry) => void }) {
  const Icon = icons[entry.kind]
  return (
    <Command.Item
      value={entry.id}
      onSelect={() => go(entry)}
      className="flex min-h-9 cursor-pointer items-center gap-3 rounded-md px-3 data-[selected=true]:bg-accent-soft"
    >
      <Icon size={15} className="shrink-0 text-text-2" />
      <span className="min-w-0 truncate">{entry.name}</span>
      <span className="ms-auto shrink-0 text-meta text-text-2">
        {isRecent ? t('shell.palette.recent') : t(`shell.palette.kinds.${entry.kind}`)}
      </span>
      {entry.keys && <kbd className="shrink-0 rounded-sm border border-line px-1 font-mono text-meta text-text-2 max-sm:hidden">{shown(entry.keys)}</kbd>}
    </Command.Item>
  )
}

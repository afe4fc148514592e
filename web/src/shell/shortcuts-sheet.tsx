import { create } from 'zustand'

import { t, type Key } from '~/text'
import { Dialog } from '~/ui/dialog'
import { shown, useShortcut } from '~/ui/shortcut'

const useSheet = create<{ isOpen: boolean }>(() => ({ isOpen: false }))
export const openShortcuts = () => useSheet.setState({ isOpen: true })

export const keyMap: { group: Key; keys: [string, Key][] }[] = [
  {
    group: 'shell.keys.everywhere',
    keys: [
      ['mod+k', 'shell.keys.palette'],
      ['?', 'shell.keys.sheet'],
      ['g d', 'shell.keys.dashboard'],
      ['g n', 'shell.keys.new'],
      ['g u', 'shell.keys.usage'],
    ],
  },
  {
    group: 'shell.keys.project',
    keys: [
      ['g o', 'shell.keys.overview'],
      ['g 1', 'shell.keys.stage'],
      ['[', 'shell.keys.previous'],
      [']', 'shell.keys.next'],
      ['g p', 'shell.keys.problems'],
      ['g t', 'shell.keys.trace'],
    ],
  },
  {
    group: 'shell.keys.stageGroup',
    keys: [
      ['mod+s', 'shell.keys.save'],
      ['mod+z', 'shell.keys.undo'],
      ['mod+shift+z', 'shell.keys.redo'],
      ['mod+Enter', 'shell.keys.generate'],
      ['a', 'shell.keys.complete'],
      ['d', 'shell.keys.diff'],
      ['F8', 'shell.keys.problem'],
    ],
  },
  {
    group: 'shell.keys.canvas',
    keys: [
      ['n', 'shell.keys.entity'],
      ['r', 'shell.keys.relation'],
      ['f', 'shell.keys.focus'],
      ['+', 'shell.keys.zoomIn'],
      ['-', 'shell.keys.zoomOut'],
      ['0', 'shell.keys.fit'],
    ],
  },
]

export function KeyMap() {
  return (
    <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
      {keyMap.map(({ group, keys }) => (
        <section key={group}>
          <h3 className="mb-1 text-caps tracking-wide text-text-3 uppercase">{t(group)}</h3>
          <dl>
            {keys.map(([key, meaning]) => (
              <div key={key} className="flex min-h-7 items-center justify-between gap-4">
                <dt>{t(meaning)}</dt>
                <dd>
                  <kbd className="rounded-sm border border-line bg-raised px-1.5 py-0.5 font-mono text-meta">
                    {key === 'g 1' ? 'g 1 … g 9' : shown(key)}
                  </kbd>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}

export function ShortcutsSheet() {
  const isOpen = useSheet((state) => state.isOpen)
  useShortcut('?', openShortcuts)
  return (
    <Dialog open={isOpen} onOpenChange={(open) => useSheet.setState({ isOpen: open })} title={t('shell.shortcuts')}>
      <KeyMap />
    </Dialog>
  )
}

import { describe, expect, it, vi } from 'vitest'

import { bind, match, press, setSingleKeys, shown, stepOf } from './shortcut'

const key = (name: string, more: Partial<KeyboardEventInit> = {}, target: Element = document.body) => {
  const event = new KeyboardEvent('keydown', { key: name, bubbles: true, ...more })
  Object.defineProperty(event, 'target', { value: target })
  press(event)
}

describe('shortcuts', () => {
  it('names what was pressed', () => {
    const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
    expect(stepOf({ ...none, key: 'K', ctrlKey: true })).toBe('mod+k')
    expect(stepOf({ ...none, key: 'Z', metaKey: true, shiftKey: true })).toBe('mod+shift+z')
    expect(stepOf({ ...none, key: '?', shiftKey: true })).toBe('?')
    expect(stepOf({ ...none, key: 'F8' })).toBe('F8')
    expect(stepOf({ ...none, key: 'D', shiftKey: true })).toBe('shift+d')
  })

  it('prefers the binding that was made last', () => {
    const bound = [{ steps: ['g', 'd'], name: 1 }, { steps: ['d'], name: 2 }, { steps: ['d'], name: 3 }]
    expect(match(bound, ['d']).found?.name).toBe(3)
    expect(match(bound, ['g'])).toEqual({ found: undefined, isBegun: true })
    expect(match(bound, ['x']).isBegun).toBe(false)
  })

  it('follows a sequence, and starts again after a wrong key', () => {
    const run = vi.fn()
    const unbind = bind('g d', run)
    key('g')
    key('x')
    key('d')
    expect(run).not.toHaveBeenCalled()
    key('g')
    key('g')
    key('d')
    expect(run).toHaveBeenCalledTimes(1)
    unbind()
  })

  it('does nothing with single keys while somebody types or when they are off', () => {
    const single = vi.fn()
    const chord = vi.fn()
    const unbind = [bind('d', single), bind('mod+k', chord)]
    const input = document.createElement('input')
    key('d', {}, input)
    key('k', { ctrlKey: true }, input)
    expect(single).not.toHaveBeenCalled()
    expect(chord).toHaveBeenCalledTimes(1)
    setSingleKeys(false)
    key('d')
    expect(single).not.toHaveBeenCalled()
    setSingleKeys(true)
    key('d')
    expect(single).toHaveBeenCalledTimes(1)
    unbind.forEach((undo) => undo())
  })

  it('leaves what lies under a dialog alone', () => {
    const under = vi.fn()
    const over = vi.fn()
    const unbind = [bind('mod+s', under), bind('mod+k', over, true)]
    const dialog = document.createElement('div')
    dialog.setAttribute('role', 'dialog')
    document.body.append(dialog)
    key('s', { ctrlKey: true })
    key('k', { ctrlKey: true })
    expect(under).not.toHaveBeenCalled()
    expect(over).toHaveBeenCalledTimes(1)
    dialog.remove()
    unbind.forEach((undo) => undo())
  })

  it('shows keys as people read them', () => {
    expect(shown('mod+shift+z')).toBe('Ctrl Shift Z')
    expect(shown('g d')).toBe('g d')
    expect(shown('mod+k')).toBe('Ctrl K')
  })
})

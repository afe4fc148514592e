import { expect, it } from 'vitest'

import { titleOf } from './app-frame-title'

it('says what a tab is about first', () => {
  expect(titleOf('/', undefined)).toBe('Projects · Nonagon')
  expect(titleOf('/settings/providers', undefined)).toBe('Settings · Nonagon')
  expect(titleOf('/p/shop/dataModel', 'Shop')).toBe('Data model · Shop · Nonagon')
  expect(titleOf('/p/shop/api/versions', 'Shop')).toBe('Versions · API · Shop · Nonagon')
  expect(titleOf('/p/shop', undefined)).toBe('Overview · shop · Nonagon')
  expect(titleOf('/p/shop/toString', 'Shop')).toBe('Nothing at this address · Shop · Nonagon')
})

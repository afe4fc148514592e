import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'

import { kindOf, since, treeOf } from './tree'
import { textInZip } from './zip'

const file = (path: string, sha256 = 'a', bytes = 1) => ({ path, sha256, bytes })

test('makes folders of paths and adds their bytes up', () => {
  const root = treeOf([file('b/x/2', 'a', 5), file('a.md'), file('b/1', 'a', 2)])
  expect(root.bytes).toBe(8)
  expect(root.files.map((one) => one.path)).toEqual(['a.md'])
  expect(root.folders[0]).toMatchObject({ name: 'b', bytes: 7, folders: [{ name: 'x', path: 'b/x', bytes: 5 }] })
})

test('tells added, changed and removed files apart by their hashes', () => {
  const states = since([file('same'), file('changed', 'a'), file('gone')], [file('same'), file('changed', 'b'), file('new')])
  expect(Object.fromEntries(states)).toEqual({ changed: 'changed', new: 'added', gone: 'removed' })
})

test('knows how a file is shown by its ending', () => {
  expect([kindOf('a/b.md'), kindOf('x.yml'), kindOf('Dockerfile')]).toEqual(['markdown', 'yaml', 'text'])
})

// A zip of one deflated file, as the format says.
function zip(path: string, text: string): ArrayBuffer {
  const name = Buffer.from(path)
  const packed = deflateRawSync(text)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(packed.length, 20)
  entry.writeUInt16LE(name.length, 28)
  const body = Buffer.concat([local, name, packed])
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(body.length, 16)
  return new Uint8Array(Buffer.concat([body, entry, name, end])).buffer
}

test('reads a file out of a zip', async () => {
  expect(await textInZip(zip('shop.sdp/sdp.json', '{"files":[]}'), '/sdp.json')).toBe('{"files":[]}')
  await expect(textInZip(zip('a', 'b'), '/sdp.json')).rejects.toThrow('no /sdp.json')
  await expect(textInZip(new ArrayBuffer(40), 'x')).rejects.toThrow('no zip')
})

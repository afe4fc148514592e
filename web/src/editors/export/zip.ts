// One file of a zip, without a library: the central directory says where it is (APPNOTE 4.3), the browser inflates it.

const endMark = 0x06054b50
const entryMark = 0x02014b50
const fixedEnd = 22

function endOf(view: DataView): number {
  for (let at = view.byteLength - fixedEnd; at >= 0 && at > view.byteLength - fixedEnd - 65_536; at--) {
    if (view.getUint32(at, true) === endMark) return at
  }
  throw new Error('these bytes are no zip')
}

interface Entry {
  path: string
  method: number
  packedBytes: number
  at: number
}

function* entries(view: DataView): Generator<Entry> {
  const end = endOf(view)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  for (let place = 0; place < count; place++) {
    if (view.getUint32(at, true) !== entryMark) throw new Error('the directory of this zip is broken')
    const pathBytes = view.getUint16(at + 28, true)
    const path = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, pathBytes))
    yield { path, method: view.getUint16(at + 10, true), packedBytes: view.getUint32(at + 20, true), at: view.getUint32(at + 42, true) }
    at += 46 + pathBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
}

// The text of the first file whose path ends with `ending`.
export async function textInZip(bytes: ArrayBuffer, ending: string): Promise<string> {
  const view = new DataView(bytes)
  for (const entry of entries(view)) {
    if (!entry.path.endsWith(ending)) continue
    const begin = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true)
    const packed = new Uint8Array(bytes, begin, entry.packedBytes)
    if (entry.method === 0) return new TextDecoder().decode(packed)
    if (entry.method !== 8) throw new Error(`${entry.path} is packed in an unknown way`)
    return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'))).text()
  }
  throw new Error(`there is no ${ending} in this zip`)
}

export interface FileRow {
  path: string
  bytes: number
  sha256: string
}

export interface Folder {
  name: string
  path: string
  folders: Folder[]
  files: FileRow[]
  bytes: number
}

// Folders before files, each by name.
export function treeOf(files: FileRow[]): Folder {
  const root: Folder = { name: '', path: '', folders: [], files: [], bytes: 0 }
  for (const file of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    let folder = root
    folder.bytes += file.bytes
    for (const name of file.path.split('/').slice(0, -1)) {
      let inner = folder.folders.find((one) => one.name === name)
      if (!inner) {
        inner = { name, path: folder.path ? `${folder.path}/${name}` : name, folders: [], files: [], bytes: 0 }
        folder.folders.push(inner)
      }
      folder = inner
      folder.bytes += file.bytes
    }
    folder.files.push(file)
  }
  return root
}

export type FileState = 'added' | 'changed' | 'removed'

// What became of each file since a former package, by its hash; files that are the same are not listed.
export function since(before: FileRow[], now: FileRow[]): Map<string, FileState> {
  const former = new Map(before.map((file) => [file.path, file.sha256]))
  const states = new Map<string, FileState>()
  for (const file of now) {
    const hash = former.get(file.path)
    if (hash === undefined) states.set(file.path, 'added')
    else if (hash !== file.sha256) states.set(file.path, 'changed')
    former.delete(file.path)
  }
  for (const path of former.keys()) states.set(path, 'removed')
  return states
}

export function kindOf(path: string): 'markdown' | 'svg' | 'json' | 'sql' | 'yaml' | 'text' {
  const ending = path.slice(path.lastIndexOf('.') + 1)
  if (ending === 'md') return 'markdown'
  if (ending === 'svg') return 'svg'
  if (ending === 'json') return 'json'
  if (ending === 'sql') return 'sql'
  if (ending === 'yaml' || ending === 'yml') return 'yaml'
  return 'text'
}

import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import clsx from 'clsx'
import { ChevronRight, File, Folder as FolderIcon } from 'lucide-react'
import { lazy, Suspense, useMemo, useState } from 'react'

import { filesOf } from '~/api/queries'
import type { ViewProps } from '~/stage/view'
import { fileSize, t } from '~/text'
import { Failure, Loading } from '~/ui/feedback'
import { SearchField } from '~/ui/search-field'
import { FileMark } from './file-mark'
import { useSince } from './former'
import { TakeAlong } from './take-along'
import { treeOf, type FileState, type Folder } from './tree'

const FilePreview = lazy(() => import('./file-preview').then((module) => ({ default: module.FilePreview })))

interface BranchProps {
  folder: Folder
  depth: number
  states: Map<string, FileState>
  shown: string | undefined
  open: Set<string>
  onToggle: (path: string) => void
  onShow: (path: string) => void
}

const row = 'flex min-h-7 w-full items-center gap-1.5 rounded-sm pe-2 text-start hover:bg-raised aria-[current=true]:bg-accent-soft'

function Branch(props: BranchProps) {
  const { folder, depth, states, shown, open, onToggle, onShow } = props
  const indent = { paddingInlineStart: `${depth * 14 + 4}px` }
  return (
    <ul>
      {folder.folders.map((inner) => {
        const isOpen = open.has(inner.path)
        return (
          <li key={inner.path}>
            <button type="button" aria-expanded={isOpen} className={row} style={indent} onClick={() => onToggle(inner.path)}>
              <ChevronRight size={12} aria-hidden className={clsx('shrink-0 transition-transform', isOpen && 'rotate-90')} />
              <FolderIcon size={14} aria-hidden className="shrink-0 text-text-3" />
              <span className="min-w-0 flex-1 truncate">{inner.name}</span>
              <span className="tabular text-meta text-text-3">{fileSize(inner.bytes)}</span>
            </button>
            {isOpen && <Branch {...props} folder={inner} depth={depth + 1} />}
          </li>
        )
      })}
      {folder.files.map((file) => {
        const state = states.get(file.path)
        return (
          <li key={file.path}>
            <button type="button" aria-current={file.path === shown} className={row} style={indent} onClick={() => onShow(file.path)}>
              <span className="w-3 shrink-0" />
              <File size={14} aria-hidden className="shrink-0 text-text-3" />
              <span className="min-w-0 flex-1 truncate">{file.path.slice(file.path.lastIndexOf('/') + 1)}</span>
              {state && <FileMark state={state} />}
              <span className="tabular text-meta text-text-3">{fileSize(file.bytes)}</span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}

const foldersOn = (path: string) => path.split('/').slice(0, -1).map((_, place, all) => all.slice(0, place + 1).join('/'))

// The package as it would be exported now: its files as a tree, and the one that is chosen.
export function PackageView({ project }: ViewProps) {
  const files = useQuery(filesOf(project.id))
  const search = useSearch({ from: '/p/$slug/$stage' })
  const navigate = useNavigate()
  const { states, from } = useSince(project.id, search.since)
  const [word, setWord] = useState('')
  const [toggled, setToggled] = useState<Set<string>>(() => new Set())
  const matching = useMemo(
    () => files.data?.filter((file) => file.path.toLowerCase().includes(word.trim().toLowerCase())) ?? [],
    [files.data, word],
  )
  const root = useMemo(() => treeOf(matching), [matching])
  if (files.error) {
    return (
      <div className="p-4">
        <Failure error={files.error} retry={() => void files.refetch()} />
      </div>
    )
  }
  if (!files.data) return <Loading />
  const shown = search.file ?? (files.data.some((file) => file.path === 'README.md') ? 'README.md' : files.data[0]?.path)
  const chosen = files.data.find((file) => file.path === shown)
  // Folders on the way to the chosen file, and all of them while a word is looked for, are open.
  const open = new Set(toggled)
  if (shown) foldersOn(shown).forEach((path) => (toggled.has(path) ? open.delete(path) : open.add(path)))
  if (word.trim()) matching.forEach((file) => foldersOn(file.path).forEach((path) => open.add(path)))
  const toggle = (path: string) => {
    const next = new Set(toggled)
    if (!next.delete(path)) next.add(path)
    setToggled(next)
  }
  return (
    <div className="flex h-full flex-col lg:flex-row">
      <section aria-label={t('stage.export.files')} className="flex max-h-[50dvh] w-full shrink-0 flex-col border-b border-line bg-surface lg:max-h-none lg:w-80 lg:border-e lg:border-b-0">
        <div className="flex flex-col gap-2 border-b border-line p-2">
          <TakeAlong project={project} />
          <SearchField label={t('stage.export.find')} value={word} onChange={setWord} />
          <p className="text-meta text-text-2">
            {t('stage.export.count', { count: files.data.length, size: fileSize(files.data.reduce((sum, file) => sum + file.bytes, 0)) })}
            {from && ` · ${t('stage.export.changedFiles', { count: states.size })}`}
          </p>
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto p-1">
          {matching.length === 0 ? (
            <p className="p-2 text-text-2">{t('stage.export.noMatch', { word })}</p>
          ) : (
            <Branch
              folder={root}
              depth={0}
              states={states}
              shown={shown}
              open={open}
              onToggle={toggle}
              onShow={(path) =>
                void navigate({ to: '.', search: { ...search, file: path } as never, replace: true, resetScroll: false })
              }
            />
          )}
        </div>
      </section>
      <div className="flex min-w-0 flex-1 flex-col overflow-hidden">
        {chosen ? (
          <Suspense fallback={<Loading />}>
            <FilePreview key={chosen.path} project={project} file={chosen} state={states.get(chosen.path)} />
          </Suspense>
        ) : (
          <p className="p-4 text-text-2">{t('stage.export.gone', { file: shown ?? '' })}</p>
        )}
      </div>
    </div>
  )
}

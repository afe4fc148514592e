import { t } from '~/text'
import type { FileState } from './tree'

const looks: Record<FileState, string> = {
  added: 'bg-ok-soft text-ok',
  changed: 'bg-warn-soft text-warn',
  removed: 'bg-error-soft text-error',
}

export function FileMark({ state }: { state: FileState }) {
  return <span className={`rounded-sm px-1 text-meta font-medium ${looks[state]}`}>{t(`stage.export.states.${state}`)}</span>
}

import { CircleCheck, Eye } from 'lucide-react'

import { t } from '~/text'

// Whether values on the screen are compiled or what a save would compile.
export function TokensNote({ isPreview }: { isPreview: boolean }) {
  const Icon = isPreview ? Eye : CircleCheck
  return (
    <p role="status" className={`flex items-center gap-1.5 text-meta font-medium ${isPreview ? 'text-warn' : 'text-ok'}`}>
      <Icon size={14} aria-hidden className="shrink-0" />
      {t(isPreview ? 'editors.design.preview' : 'editors.design.compiled')}
    </p>
  )
}

import { useCompiled } from '~/editors/form/compiled'
import { OfSaved } from '~/editors/form/of-saved'
import type { ViewProps } from '~/stage/view'
import { Failure } from '~/ui/feedback'
import { t } from '~/text'
import type { Screen } from './references'

// The compiled picture of a screen: what the saved version says, drawn with the design's tokens.
export function Wireframe({ project, stage, screen }: ViewProps & { screen: Screen }) {
  const { text, isMissing, isOlder, error } = useCompiled(project.id, `sections/${screen.id ?? screen.name}.svg`)
  if (error) return <Failure error={error} />
  if (isMissing) {
    return <p className="rounded-md border border-dashed border-control p-6 text-center text-text-2">{t('editors.sections.noPicture')}</p>
  }
  return (
    <figure className="flex flex-col gap-2">
      {isOlder && <OfSaved project={project} stage={stage} />}
      <div className="min-h-40 overflow-hidden rounded-md border border-line bg-surface">
        {text !== null && (
          <img
            src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`}
            alt={t('editors.sections.pictureOf', { name: screen.name })}
            className="block h-auto w-full"
          />
        )}
      </div>
    </figure>
  )
}

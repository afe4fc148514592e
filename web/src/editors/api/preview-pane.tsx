import { useValue } from '~/document/hooks'
import type { ViewProps } from '~/stage/view'
import { t } from '~/text'
import { Failure, Loading } from '~/ui/feedback'
import { CopyButton } from '../form/copy'
import type { Item } from '../form/edit'
import { OfSaved } from '../form/of-saved'
import { operationOf, type Operation } from './openapi'
import { MethodMark, OperationView, Path } from './operation-view'
import { References } from './reference-view'
import { useOpenApi } from './use-openapi'

// What the selected line compiles to, from the saved design's OpenAPI document.
export function PreviewPane({ project, stage, pointer }: ViewProps & { pointer: string }) {
  const compiled = useOpenApi(project.id)
  const [, list, place, , operation] = pointer.match(/^\/(resources|actions)\/(\d+)(\/operations\/(\d+))?/) ?? []
  const item = useValue<Item>(list ? `/${list}/${place}` : '/nothing')
  if (compiled.error) return <Failure error={compiled.error} retry={() => void compiled.refetch()} />
  if (!compiled.data) return <Loading />
  const { document, operations, references, text } = compiled.data
  const chosen = chosenOf(operations, list, item, operation)
  return (
    <div className="flex flex-col gap-4">
      <OfSaved project={project} stage={stage} />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <References references={references} count={operations.length} />
        <CopyButton text={() => text} label={t('editors.api.copyDocument')} />
      </div>
      {!list && <p className="text-text-2">{t('editors.api.pickOne')}</p>}
      {list && item && chosen.length === 0 && (
        <p className="text-text-2">
          <span className="font-medium">{t('editors.api.notCompiled')}.</span> {t('editors.api.notCompiledWhy')}
        </p>
      )}
      {chosen.length === 1 ? (
        <div className="flex flex-col gap-3">
          <h3 className="flex items-baseline gap-1"><MethodMark method={chosen[0]!.method} /> <Path path={chosen[0]!.path} /></h3>
          <OperationView document={document} operation={chosen[0]!} />
        </div>
      ) : (
        chosen.map((one) => (
          <details key={one.id}>
            <summary className="flex min-h-8 items-center gap-1">
              <MethodMark method={one.method} /> <Path path={one.path} />
            </summary>
            <div className="py-3 ps-3">
              <OperationView document={document} operation={one} />
            </div>
          </details>
        ))
      )}
    </div>
  )
}

function chosenOf(operations: Operation[], list: string | undefined, item: Item | undefined, operation: string | undefined): Operation[] {
  if (!list || !item) return []
  if (list === 'actions') return [operationOf(operations, { path: '', id: String(item.id) })].filter((one) => one !== undefined)
  const names = Array.isArray(item.operations) ? item.operations.map(String) : []
  const wanted = operation === undefined ? names : names.slice(Number(operation), Number(operation) + 1)
  return wanted.map((name) => operationOf(operations, { path: String(item.path), operation: name })).filter((one) => one !== undefined)
}

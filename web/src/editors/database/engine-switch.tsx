import { useValue } from '~/document/hooks'
import { t } from '~/text'
import { notify } from '~/ui/feedback'
import { useLock } from '~/ui/lock'
import { useEdit } from '../form/edit'

const engines = ['postgresql', 'mysql', 'sqlite', 'mongodb'] as const
type Engine = (typeof engines)[number]
// The version that the compiler takes when none is named.
const usual: Record<Engine, string> = { postgresql: '17', mysql: '8.4', sqlite: '3.53', mongodb: '8.0' }

// Another engine in one step of undo; a version belongs to an engine, so it changes with it.
export function EngineSwitch() {
  const engine = useValue<string>('/engine')
  const edit = useEdit()
  const { isLocked, why } = useLock()
  function choose(next: Engine) {
    if (next === engine) return
    const name = t(`editors.database.engines.${next}`)
    edit.change(t('editors.database.switchStep', { engine: name }), (payload) => {
      payload.engine = next
      payload.version = usual[next]
    })
    notify(t('editors.database.switched', { engine: name }), edit.undo)
  }
  return (
    <fieldset data-pointer="/engine" tabIndex={-1}>
      <legend className="text-lead font-semibold">{t('editors.database.engine')}</legend>
      <p className="mb-3 text-text-2">{t('editors.database.engineHint')}</p>
      <div className="grid grid-cols-1 gap-2 sm:grid-cols-2">
        {engines.map((one) => (
          <label
            key={one}
            className="flex cursor-pointer items-start gap-2.5 rounded-md border border-line bg-surface p-3 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
          >
            <input type="radio" name="engine" {...why} disabled={isLocked} checked={engine === one} onChange={() => choose(one)} className="mt-0.5 size-4 accent-accent" />
            <span>
              <span className="block font-medium">{t(`editors.database.engines.${one}`)}</span>
              <span className="text-meta text-text-2">{t(`editors.database.engineNotes.${one}`)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

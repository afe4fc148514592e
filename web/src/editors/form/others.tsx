import { useValue } from '~/document/hooks'
import { join } from '~/document/pointer'
import type { Item } from './edit'
import { JsonAt } from './json-at'
import { Section } from './section'

// Members that the form has no control for: another version or another tool wrote them. They are kept, seen and editable.
export function Others({ pointer = '', title, known }: { pointer?: string; title: string; known: readonly string[] }) {
  const value = useValue<Item>(pointer) ?? {}
  const unknown = Object.keys(value).filter((member) => !known.includes(member))
  if (unknown.length === 0) return null
  return (
    <Section title={title}>
      <div className="flex flex-col gap-4">
        {unknown.map((member) => (
          <JsonAt key={member} pointer={join(pointer, member)} label={member} />
        ))}
      </div>
    </Section>
  )
}

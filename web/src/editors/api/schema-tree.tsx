import { ChevronRight } from 'lucide-react'
import { useState } from 'react'

import { t } from '~/text'
import { resolve, typeOf, type Node } from './openapi'

interface Props {
  document: Node
  schema: unknown
  name?: string
  required?: boolean
  open?: boolean
}

const limits = ['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'pattern'] as const

// A schema as a tree that opens step by step, so that circles and depth cost nothing until somebody looks.
export function SchemaTree({ document, schema, name, required, open = false }: Props) {
  const [isOpen, setOpen] = useState(open)
  const { node } = resolve(document, schema)
  const children = partsOf(document, node)
  const label = name ?? typeOf(document, schema)
  const limit = limits.filter((one) => node[one] !== undefined).map((one) => `${one} ${String(node[one])}`)
  return (
    <div className={name === undefined ? '' : 'border-s border-line ps-3'}>
      <div className="flex min-h-6 flex-wrap items-baseline gap-x-2 py-0.5">
        {children.length > 0 ? (
          <button
            type="button"
            aria-expanded={isOpen}
            aria-label={t(isOpen ? 'editors.api.collapse' : 'editors.api.expand', { name: label })}
            onClick={() => setOpen(!isOpen)}
            className="-ms-1 flex min-h-6 items-center gap-0.5 rounded-sm px-0.5 text-start hover:bg-raised"
          >
            <ChevronRight size={12} aria-hidden className={`text-text-3 transition-transform ${isOpen ? 'rotate-90' : ''}`} />
            {name !== undefined && <code className="font-mono text-code">{name}</code>}
          </button>
        ) : (
          name !== undefined && <code className="ps-3 font-mono text-code">{name}</code>
        )}
        <span className="font-mono text-code text-accent-text">{typeOf(document, schema)}</span>
        {required && <span className="text-meta text-warn">{t('editors.api.required')}</span>}
        {node.readOnly === true && <span className="text-meta text-text-3">{t('editors.api.readOnlyField')}</span>}
        {node.writeOnly === true && <span className="text-meta text-text-3">{t('editors.api.writeOnlyField')}</span>}
        {Array.isArray(node.enum) && <span className="min-w-0 font-mono text-code break-words text-text-3">{node.enum.map(String).join(' · ')}</span>}
        {limit.length > 0 && <span className="min-w-0 text-meta break-all text-text-3">{limit.join(', ')}</span>}
        {typeof node.description === 'string' && <span className="min-w-0 text-meta text-text-2">{node.description}</span>}
      </div>
      {isOpen && children.map((child) => <SchemaTree key={child.name} document={document} {...child} />)}
    </div>
  )
}

interface Part {
  name: string
  schema: unknown
  required: boolean
}

function partsOf(document: Node, node: Node): Part[] {
  const parts: Part[] = []
  for (const either of ['allOf', 'oneOf', 'anyOf'] as const) {
    const some = node[either]
    if (Array.isArray(some)) some.forEach((schema, place) => (either === 'allOf' ? parts.push(...partsOf(document, resolve(document, schema).node)) : parts.push({ name: `${either} ${place + 1}`, schema, required: false })))
  }
  const required = Array.isArray(node.required) ? node.required : []
  if (node.properties && typeof node.properties === 'object') {
    for (const [name, schema] of Object.entries(node.properties)) parts.push({ name, schema, required: required.includes(name) })
  }
  if (node.items && parts.length === 0) {
    const inner = partsOf(document, resolve(document, node.items).node)
    parts.push(...inner)
  }
  if (node.additionalProperties && typeof node.additionalProperties === 'object') parts.push({ name: '*', schema: node.additionalProperties, required: false })
  return parts
}

import clsx from 'clsx'
import { LockOpen } from 'lucide-react'
import type { ReactNode } from 'react'

import { t } from '~/text'
import { CopyButton } from '../form/copy'
import { answersOf, bodyOf, curl, isOpen, parametersOf, typeOf, type Body, type Method, type Node, type Operation } from './openapi'
import { SchemaTree } from './schema-tree'

const colours: Record<Method, string> = { get: 'text-info', post: 'text-ok', put: 'text-warn', patch: 'text-warn', delete: 'text-error' }

export const MethodMark = ({ method, className }: { method: Method; className?: string }) => (
  <span className={clsx('inline-block w-12 shrink-0 font-mono text-caps font-semibold uppercase', colours[method], className)}>{method}</span>
)

export const Path = ({ path }: { path: string }) => (
  <code className="min-w-0 font-mono text-code break-all">
    {path.split(/(\{[^}]*\})/).map((part, at) => (part.startsWith('{') ? <span key={at} className="text-accent-text">{part}</span> : part))}
  </code>
)

// One operation: what it takes, what it answers, and the command that calls it.
export function OperationView({ document, operation }: { document: Node; operation: Operation }) {
  const parameters = parametersOf(document, operation)
  const body = bodyOf(document, operation.node.requestBody)
  const roles = operation.node['x-roles']
  const description = operation.node.description
  const yaml = async () => {
    const { dump } = await import('js-yaml')
    return dump({ [operation.path]: { [operation.method]: operation.node } }, { lineWidth: 120, noRefs: true })
  }
  const command = curl(document, operation)
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <div className="flex flex-col gap-1 text-text-2">
        {typeof description === 'string' && <p>{description}</p>}
        <p className="flex flex-wrap items-center gap-x-3 text-meta text-text-3">
          <code className="font-mono text-code">{operation.id}</code>
          {Array.isArray(roles) && roles.length > 0 && <span>{t('editors.api.roles', { roles: roles.join(', ') })}</span>}
          {isOpen(document, operation) && (
            <span className="inline-flex items-center gap-1">
              <LockOpen size={12} aria-hidden /> {t('editors.api.open')}
            </span>
          )}
          <CopyButton text={yaml} label={t('editors.api.copyOperation')} />
        </p>
      </div>
      {parameters.length > 0 && (
        <Part title={t('editors.api.parameters')}>
          <div className="overflow-x-auto" tabIndex={0} role="group" aria-label={t('editors.api.parameters')}>
            <table className="w-full text-start">
              <tbody className="divide-y divide-line">
                {parameters.map((one) => (
                  <tr key={`${String(one.in)} ${String(one.name)}`} className="align-baseline">
                    <th scope="row" className="py-1 pe-3 text-start font-mono text-code font-normal whitespace-nowrap">{String(one.name)}</th>
                    <td className="py-1 pe-3 text-meta text-text-3">{String(one.in)}</td>
                    <td className="py-1 pe-3 font-mono text-code whitespace-nowrap text-accent-text">{typeOf(document, one.schema)}</td>
                    <td className="py-1 text-meta text-text-2">
                      {one.required === true && <span className="me-1 text-warn">{t('editors.api.required')}</span>}
                      {typeof one.description === 'string' && one.description}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Part>
      )}
      {body && (
        <Part title={t('editors.api.requestBody')} note={body.type}>
          <BodyView document={document} body={body} open />
        </Part>
      )}
      <Part title={t('editors.api.responses')}>
        <ul className="divide-y divide-line">
          {answersOf(document, operation).map((answer) => (
            <li key={answer.status} className="py-1.5">
              <div className="flex gap-3">
                <span className={clsx('w-14 shrink-0 font-mono text-code', /^2/.test(answer.status) ? 'text-ok' : 'text-text-3')}>{answer.status}</span>
                <div className="min-w-0 flex-1">
                  <p className="text-text-2">{answer.description}</p>
                  {answer.body && <BodyView document={document} body={answer.body} />}
                </div>
              </div>
            </li>
          ))}
        </ul>
      </Part>
      <Part title={t('editors.api.curl')} action={<CopyButton text={() => command} label={t('editors.api.copyCurl')} />}>
        <Code text={command} label={t('editors.api.curl')} />
      </Part>
    </div>
  )
}

function BodyView({ document, body, open }: { document: Node; body: Body; open?: boolean }) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <SchemaTree document={document} schema={body.schema} open={open} />
      <details>
        <summary className="min-h-6 text-meta text-text-3">{t('editors.api.example')}</summary>
        <Code text={JSON.stringify(body.example, null, 2)} label={t('editors.api.example')} />
      </details>
    </div>
  )
}

export function Code({ text, label }: { text: string; label: string }) {
  return (
    <pre tabIndex={0} aria-label={label} role="group" className="max-h-80 overflow-auto rounded-md border border-line bg-sunken p-2.5 font-mono text-code">
      {text}
    </pre>
  )
}

function Part({ title, note, action, children }: { title: string; note?: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section className="min-w-0">
      <div className="mb-1 flex items-center gap-2">
        <h4 className="font-semibold">{title}</h4>
        {note && <span className="font-mono text-code text-text-3">{note}</span>}
        <span className="ms-auto">{action}</span>
      </div>
      {children}
    </section>
  )
}

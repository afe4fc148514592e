import type { Spent } from '~/api/types'
import { money, t } from '~/text'

const cell = 'tabular px-2 py-1 text-end whitespace-nowrap'
const head = 'px-2 py-1.5 text-end text-caps font-medium tracking-wide text-text-3 uppercase'

export function UsageTable({ first, rows, name = (key) => key }: { first: string; rows: readonly (Spent & { key: string })[]; name?: (key: string) => string }) {
  return (
    <div className="overflow-x-auto" tabIndex={0} role="group" aria-label={first}>
      <table className="w-full">
        <thead className="border-b border-line">
          <tr>
            <th scope="col" className={`${head} !text-start`}>{first}</th>
            <th scope="col" className={head}>{t('pages.usage.measures.calls')}</th>
            <th scope="col" className={head}>{t('pages.usage.measures.tokens')}</th>
            <th scope="col" className={head}>{t('pages.usage.measures.cost')}</th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map((row) => (
            <tr key={row.key} className="h-(--row)">
              <th scope="row" className="px-2 py-1 text-start font-normal break-words">{name(row.key)}</th>
              <td className={cell}>{row.calls.toLocaleString('en')}</td>
              <td className={cell}>{row.totalTokens.toLocaleString('en')}</td>
              <td className={cell}>{row.callsWithoutPrice > 0 ? t('pages.usage.atLeast', { amount: money(row.estimatedCost) }) : money(row.estimatedCost)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

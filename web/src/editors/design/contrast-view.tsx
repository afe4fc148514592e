import { CircleAlert, CircleCheck } from 'lucide-react'
import { useState } from 'react'

import { usePayload } from '~/document/hooks'
import type { ViewProps } from '~/stage/view'
import { Check } from '~/ui/field'
import { t } from '~/text'
import { contrast } from './palette'
import { systemOf } from './scale'
import { themesOf, type Theme } from './themes'
import { useTokens } from './tokens'
import { TokensNote } from './tokens-note'

interface Row {
  foreground: string
  background: string
  needed: number
  ratio: number
  ink: string
  paper: string
}

// The pairs that the themes use, measured on the values that are shown: compiled ones after a save.
function rowsOf(theme: Theme, values: Record<string, string>): Row[] {
  return theme.pairs.map(({ foreground, background, needed, ratio }) => {
    const ink = values[`--color-${foreground}`] ?? ''
    const paper = values[`--color-${background}`] ?? ''
    return { foreground, background, needed, ink, paper, ratio: ink && paper ? contrast(ink, paper) : ratio }
  })
}

export function ContrastView({ project }: ViewProps) {
  const payload = usePayload()
  const tokens = useTokens(project.id)
  const [onlyFailing, setOnlyFailing] = useState(false)
  const themes = themesOf(systemOf(payload)).map((theme) => ({
    name: theme.name,
    rows: rowsOf(theme, tokens.themes.find((one) => one.name === theme.name)?.variables ?? {}),
  }))
  const all = themes.flatMap((theme) => theme.rows)
  const failing = all.filter((row) => row.ratio < row.needed).length
  return (
    <div className="flex flex-col gap-4 p-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div>
          <h2 className="text-lead">{t('editors.design.contrast.title')}</h2>
          <p className={failing ? 'text-error' : 'text-text-2'}>
            {failing
              ? t('editors.design.contrast.failing', { count: failing, all: all.length })
              : t('editors.design.contrast.passing', { count: all.length })}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-4">
          <TokensNote isPreview={tokens.isPreview} />
          <Check reads label={t('editors.design.contrast.onlyFailing')} checked={onlyFailing} onChange={(event) => setOnlyFailing(event.target.checked)} />
        </div>
      </div>
      <div className="grid gap-6 xl:grid-cols-2">
        {themes.map((theme) => (
          <ContrastTable key={theme.name} name={theme.name} rows={theme.rows.filter((row) => !onlyFailing || row.ratio < row.needed)} />
        ))}
      </div>
    </div>
  )
}

function ContrastTable({ name, rows }: { name: 'light' | 'dark'; rows: Row[] }) {
  const heading = t(`editors.design.themes.${name}`)
  return (
    <section className="min-w-0">
      <h3 className="mb-2 font-medium">{heading}</h3>
      {rows.length === 0 ? (
        <p className="rounded-md border border-line p-4 text-text-2">{t('editors.design.contrast.none')}</p>
      ) : (
        <div className="scroll-edges overflow-x-auto rounded-md border border-line bg-surface" tabIndex={0} role="region" aria-label={heading}>
          <table className="w-full text-start">
            <thead className="bg-raised text-meta text-text-2">
              <tr>
                <th className="px-3 py-1.5 text-start font-medium">{t('editors.design.contrast.sample')}</th>
                <th className="px-3 py-1.5 text-start font-medium">{t('editors.design.contrast.foreground')}</th>
                <th className="px-3 py-1.5 text-start font-medium">{t('editors.design.contrast.background')}</th>
                <th className="px-3 py-1.5 text-end font-medium">{t('editors.design.contrast.ratio')}</th>
                <th className="px-3 py-1.5 text-start font-medium">{t('editors.design.contrast.verdict')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.foreground + row.background} className="border-t border-line">
                  <td className="px-3 py-1">
                    <span
                      aria-hidden
                      className="inline-flex h-6 w-10 items-center justify-center rounded-sm border border-line font-medium"
                      style={{ background: row.paper, color: row.ink }}
                    >
                      {row.needed >= 4.5 ? 'Aa' : <span className="size-3 rounded-full border-2" style={{ borderColor: row.ink }} />}
                    </span>
                  </td>
                  <td className="px-3 py-1 font-mono text-code">{row.foreground}</td>
                  <td className="px-3 py-1 font-mono text-code">{row.background}</td>
                  <td className="tabular px-3 py-1 text-end">{row.ratio.toFixed(2)}</td>
                  <td className="px-3 py-1">
                    <Verdict row={row} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function Verdict({ row }: { row: Row }) {
  const passes = row.ratio >= row.needed
  const Icon = passes ? CircleCheck : CircleAlert
  return (
    <span className={`inline-flex items-center gap-1 whitespace-nowrap ${passes ? 'text-ok' : 'text-error'}`}>
      <Icon size={14} aria-hidden />
      {t(passes ? 'editors.design.contrast.passes' : 'editors.design.contrast.fails', { needed: row.needed })}
    </span>
  )
}

import { t } from '~/text'
import type { Tokens } from './scale'

// What each role of the themes is: the colours that screens use, never a palette step by itself.
export function RolesTable({ tokens }: { tokens: Tokens }) {
  const names = Object.keys(tokens.themes[0]?.variables ?? {})
  return (
    <div className="overflow-x-auto rounded-md border border-line bg-surface" tabIndex={0} role="region" aria-label={t('editors.design.roles.title')}>
      <table className="w-full text-start">
        <thead className="bg-raised text-meta text-text-2">
          <tr>
            <th className="px-3 py-1.5 text-start font-medium">{t('editors.design.roles.role')}</th>
            {tokens.themes.map((theme) => (
              <th key={theme.name} className="px-3 py-1.5 text-start font-medium">
                {t(`editors.design.themes.${theme.name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr key={name} className="border-t border-line">
              <td className="px-3 py-1 font-mono text-code">{name.replace('--color-', '')}</td>
              {tokens.themes.map((theme) => (
                <td key={theme.name} className="px-3 py-1">
                  <span className="inline-flex items-center gap-2 font-mono text-code">
                    <span aria-hidden className="size-5 rounded-sm border border-line" style={{ background: theme.variables[name] }} />
                    {stepOf(tokens, theme.variables[name] ?? '')}
                    <span className="text-text-2">{theme.variables[name]}</span>
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

// The palette step that has this colour. Two palettes may share one; the first is told, as the value is the same.
function stepOf(tokens: Tokens, hex: string): string {
  const found = Object.entries(tokens.shared).find(([name, value]) => name.startsWith('--palette-') && value === hex)
  return found ? found[0].replace('--palette-', '').replace(/-(\d+)$/, ' $1') : ''
}

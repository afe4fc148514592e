import { defineConfig, Logger, parse } from '@terrazzo/parser'
import { pathToFileURL } from 'node:url'
import { fileOf } from '../files.mjs'

export const title = 'Terrazzo reads the tokens as DTCG 2025.10'
export const fault = { file: 'design/tokens.dtcg.json', from: '"colorSpace": "oklch"', to: '"colorSpace": "oklsh"' }

export async function judge(designs, verdicts) {
  for (const design of designs) {
    const file = fileOf(design, 'design/tokens.dtcg.json')
    if (!file) continue
    const logger = new Logger({ level: 'silent' })
    try {
      const config = defineConfig({}, { logger, cwd: pathToFileURL(`${design.folder}/`) })
      const { tokens } = await parse([{ filename: pathToFileURL(file.file), src: file.text }], { config, logger })
      verdicts.checked(design, Object.keys(tokens).length)
      const { errorCount, warnCount } = logger.stats?.() ?? logger
      if (errorCount > 0 || warnCount > 0) verdicts.error(design, `${errorCount} errors, ${warnCount} warnings`)
    } catch (error) {
      verdicts.error(design, error.message)
    }
  }
}

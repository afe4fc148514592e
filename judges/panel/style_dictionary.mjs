import StyleDictionary from 'style-dictionary'
import { fileOf } from '../files.mjs'

export const title = 'Style Dictionary 5 builds CSS of the DTCG tokens'
export const fault = { file: 'design/tokens.dtcg.json', from: '"{', to: '"{nowhere.' }

// Style Dictionary brings no transform for durations of DTCG 2025.10.
StyleDictionary.registerTransform({
  name: 'duration/css', type: 'value', transitive: true,
  filter: (token) => token.$type === 'duration',
  transform: ({ $value }) => `${$value.value}${$value.unit}`,
})

export async function judge(designs, verdicts) {
  for (const design of designs) {
    const file = fileOf(design, 'design/tokens.dtcg.json')
    if (!file) continue
    try {
      const dictionary = new StyleDictionary({
        tokens: JSON.parse(file.text), usesDtcg: true,
        log: { verbosity: 'silent', warnings: 'disabled', errors: { brokenReferences: 'throw' } },
        platforms: { css: { transformGroup: 'css', transforms: ['duration/css'], files: [{ destination: 'tokens.css', format: 'css/variables', options: { outputReferences: false } }] } },
      })
      await dictionary.hasInitialized
      const [{ output }] = (await dictionary.formatAllPlatforms()).css
      const lines = output.split('\n').filter((line) => line.includes(':') && line.trim().startsWith('--'))
      verdicts.checked(design, lines.length)
      for (const line of lines) if (/\[object|undefined|NaN|\{/.test(line)) verdicts.error(design, line.trim())
    } catch (error) {
      verdicts.error(design, error.message)
    }
  }
}

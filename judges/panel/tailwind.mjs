import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { transform } from 'lightningcss'
import { compile } from 'tailwindcss'
import { fileOf } from '../files.mjs'

export const title = 'Tailwind 4 makes a utility of every token; Lightning CSS reads what comes out; every variable that it uses is defined'
export const fault = { file: 'design/tokens.css', from: '--palette-primary-500:', to: '--palette-primary-501:' }

const preflight = readFileSync(createRequire(import.meta.url).resolve('tailwindcss/index.css'), 'utf8')
const utilities = { color: 'bg', radius: 'rounded', text: 'text', font: 'font', 'font-weight': 'font', shadow: 'shadow' }

export async function judge(designs, verdicts) {
  for (const design of designs) {
    const theme = fileOf(design, 'design/tailwind.css')
    if (!theme) continue
    try {
      await look(theme, (text) => verdicts.error(design, text), (count) => verdicts.checked(design, count))
    } catch (error) {
      verdicts.error(design, error.message)
    }
  }
}

async function look({ file, text }, fault, checked) {
  const loadStylesheet = async (id, base) => id === 'tailwindcss'
    ? { path: 'tailwindcss/index.css', base, content: preflight }
    : { path: path.join(base, id), base, content: readFileSync(path.join(base, id), 'utf8') }
  const { build } = await compile(text, { base: path.dirname(file), loadStylesheet })
  const classes = ['p-4', 'dark:flex', ...classesOf(text)]
  const css = build(classes)
  checked(classes.length)
  const { code, warnings } = transform({ filename: 'theme.css', code: Buffer.from(css) })
  for (const { message, loc } of warnings) fault(`line ${loc.line}: ${message}`)
  const made = code.toString()
  for (const name of classes) if (!made.includes(`.${name.replaceAll(/([:.])/g, '\\$1')}`)) fault(`no utility ${name}`)
  for (const name of undefinedIn(made)) fault(`${name} is used and not defined`)
}

// The utility class of each variable of @theme: "--color-link" gives "bg-link".
function classesOf(theme) {
  return [...theme.matchAll(/^ {2}--([\w-]+): /gm)].map(([, name]) => name).filter((name) => name !== 'spacing').map((name) => {
    const kind = Object.keys(utilities).filter((candidate) => name.startsWith(`${candidate}-`)).sort((a, b) => b.length - a.length)[0]
    if (!kind) throw new Error(`--${name} belongs to no namespace of Tailwind`)
    return `${utilities[kind]}-${name.slice(kind.length + 1)}`
  })
}

// Variables that are read without a fallback and that nothing sets; Tailwind's own begin with "--tw-".
function undefinedIn(css) {
  const set = new Set([...css.matchAll(/(?<![\w-])(--[\w-]+)\s*:/g)].map(([, name]) => name))
  const read = [...css.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name)
  return [...new Set(read)].filter((name) => !set.has(name) && !name.startsWith('--tw-'))
}

// Selections, decisions and packages are told apart in the payload; a person reads them together.

export interface Decision {
  id: string
  choice: string
  because: string
  alternatives?: { name: string; rejected: string }[]
}

export interface Dependency {
  name: string
  version: string
  layer?: string
  dev?: boolean
  description?: string
}

const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '')

// The words of a choice without its version: "postgresql 17" → postgresql.
const core = (choice: string) => plain(choice.replace(/\s*v?\d[\d.]*\s*$/, ''))

// The decision that gives the reason for a layer's choice: the one of that layer's name, else one that names the choice first.
export function decisionFor(layer: string, choice: string, decisions: Decision[]): number {
  const named = decisions.findIndex((decision) => plain(decision.id) === plain(layer))
  if (named >= 0) return named
  const wanted = core(choice)
  if (wanted === '') return -1
  const same = decisions.findIndex((decision) => plain(decision.id) === wanted)
  if (same >= 0) return same
  return decisions.findIndex((decision) => plain(decision.choice).startsWith(wanted))
}

// Exact: one version and nothing that lets another one in.
export const isExact = (version: string) => /^v?\d[\w.+-]*$/.test(version.trim())

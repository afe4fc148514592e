import type { Finding } from '~/api/types'

// What a rule found, as a sentence; the names in it that stand between backquotes are set as code.
export function FindingMessage({ finding }: { finding: Finding }) {
  return (
    <>
      {sentence(finding.message)
        .split('`')
        .map((part, place) =>
          place % 2 === 1 ? (
            <code key={place} className="font-mono text-code">
              {part}
            </code>
          ) : (
            part
          ),
        )}
    </>
  )
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

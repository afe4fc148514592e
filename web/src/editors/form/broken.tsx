import { CircleAlert } from 'lucide-react'

// A reference that leads nowhere, said where it stands.
export function Broken({ text }: { text: string }) {
  return (
    <span className="inline-flex items-center gap-1 text-meta text-error">
      <CircleAlert size={14} aria-hidden className="shrink-0" />
      {text}
    </span>
  )
}

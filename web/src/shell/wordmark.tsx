// Two registration crosses, as on drafting film: they meet where a sheet lies true.
export function Wordmark() {
  return (
    <span className="flex items-center gap-1.5 leading-5 font-semibold">
      <svg width="18" height="18" viewBox="0 0 32 32" fill="none" stroke="currentColor" strokeWidth="2.5" aria-hidden className="shrink-0 text-accent">
        <path d="M14 2v26M1 15h26" opacity=".5" />
        <path d="M18 4v26M5 18h26" />
      </svg>
      <span className="max-sm:sr-only">Nonagon</span>
    </span>
  )
}

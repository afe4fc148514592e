import ReactMarkdown, { type Components } from 'react-markdown'
import gfm from 'remark-gfm'

const looks: Components = {
  h1: ({ children }) => <h3 className="mt-2 mb-3 text-section">{children}</h3>,
  h2: ({ children }) => <h4 className="mt-6 mb-2 text-lead font-semibold">{children}</h4>,
  h3: ({ children }) => <h5 className="mt-4 mb-1 font-semibold">{children}</h5>,
  p: ({ children }) => <p className="my-2">{children}</p>,
  ul: ({ children }) => <ul className="my-2 list-disc ps-5">{children}</ul>,
  ol: ({ children }) => <ol className="my-2 list-decimal ps-5">{children}</ol>,
  // Links of a package lead into its own files, which have other addresses here.
  a: ({ href, children }) =>
    href?.startsWith('http') ? (
      <a href={href} rel="noreferrer" target="_blank" className="text-accent-text underline">
        {children}
      </a>
    ) : (
      <span className="text-accent-text">{children}</span>
    ),
  img: ({ alt }) => <span className="text-text-2">[{alt}]</span>,
  blockquote: ({ children }) => <blockquote className="my-2 border-s-2 border-line ps-3 text-text-2">{children}</blockquote>,
  hr: () => <hr className="my-4 border-line" />,
  code: ({ children }) => <code className="font-mono text-code">{children}</code>,
  pre: ({ children }) => (
    <pre tabIndex={0} className="my-3 overflow-x-auto rounded-md border border-line bg-sunken p-3">
      {children}
    </pre>
  ),
  table: ({ children }) => (
    <div tabIndex={0} className="my-3 overflow-x-auto rounded-md border border-line">
      <table className="w-full border-collapse">{children}</table>
    </div>
  ),
  th: ({ children }) => <th className="border-b border-line bg-raised px-2 py-1 text-start font-medium">{children}</th>,
  td: ({ children }) => <td className="border-b border-line px-2 py-1 align-top">{children}</td>,
}

// Markdown as a page; raw HTML in it is shown as text. Load it with React.lazy.
export function Markdown({ text, className = '' }: { text: string; className?: string }) {
  return (
    <div className={`text-reading ${className}`}>
      <ReactMarkdown remarkPlugins={[gfm]} components={looks}>
        {text}
      </ReactMarkdown>
    </div>
  )
}

// How the usual clients are told of this project's MCP server. The token stands where theirs belongs.

export const clients = ['claude-code', 'cursor', 'vscode', 'codex', 'other'] as const
export type Client = (typeof clients)[number]

export const tokenPlace = 'nng_mcp_…'

const pretty = (value: unknown) => JSON.stringify(value, null, 2)

export function configFor(client: Client, origin: string, slug: string, token = tokenPlace): string {
  const url = `${origin}/mcp`
  const name = `nonagon-${slug}`
  const headers = { Authorization: `Bearer ${token}` }
  switch (client) {
    case 'claude-code':
      return `claude mcp add --transport http ${name} ${url} --header "Authorization: Bearer ${token}"`
    case 'cursor':
      return pretty({ mcpServers: { [name]: { url, headers } } })
    case 'vscode':
      return pretty({ servers: { [name]: { type: 'http', url, headers } } })
    case 'codex':
      return `[mcp_servers.${name}]\nurl = ${JSON.stringify(url)}\nhttp_headers = { "Authorization" = ${JSON.stringify(headers.Authorization)} }`
    case 'other':
      return `POST ${url}\nAuthorization: Bearer ${token}`
  }
}

// Where that text goes.
export const places: Record<Client, string> = {
  'claude-code': 'shell',
  cursor: '.cursor/mcp.json',
  vscode: '.vscode/mcp.json',
  codex: '~/.codex/config.toml',
  other: 'HTTP',
}

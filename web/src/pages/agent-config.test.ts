import { expect, it } from 'vitest'

import { clients, configFor } from './agent-config'

it('writes JSON where the client reads JSON, and names the token once', () => {
  for (const client of clients) {
    const text = configFor(client, 'http://127.0.0.1:8737', 'shop', 'nng_mcp_x')
    expect(text.match(/nng_mcp_x/g)).toHaveLength(1)
    expect(text).toContain('http://127.0.0.1:8737/mcp')
  }
  expect(JSON.parse(configFor('cursor', 'http://a', 'shop')).mcpServers['nonagon-shop'].url).toBe('http://a/mcp')
  expect(JSON.parse(configFor('vscode', 'http://a', 'shop')).servers['nonagon-shop'].type).toBe('http')
})

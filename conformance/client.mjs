// The official client against a server, in each of the ways it can choose a revision:
// client.mjs http URL [TOKEN] | client.mjs stdio PROGRAM ARGUMENT…
// Lists everything, reads each resource, and calls each tool that needs no argument; the client checks every structured answer
// against the tool's output schema and throws where they differ.
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';

const [kind, target, ...rest] = process.argv.slice(2);
const ways = [['legacy', 'legacy'], ['auto', 'auto'], ['2026-07-28', { pin: '2026-07-28' }]];
// What the suite's tools do on purpose: ask the client, or fail.
const unasked = /^test_|_tool$/;

function transport() {
  if (kind === 'stdio') return new StdioClientTransport({ command: target, args: rest });
  const requestInit = rest[0] ? { headers: { Authorization: `Bearer ${rest[0]}` } } : {};
  return new StreamableHTTPClientTransport(new URL(target), { requestInit });
}

async function everyPage(list, member) {
  const all = [];
  let cursor;
  do {
    const page = await list(cursor === undefined ? {} : { cursor });
    all.push(...page[member]);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return all;
}

async function visit(mode) {
  const client = new Client({ name: 'nonagon-conformance', version: '1.0.0' }, { versionNegotiation: { mode } });
  try {
    await client.connect(transport());
    const tools = await everyPage((page) => client.listTools(page), 'tools');
    const resources = await everyPage((page) => client.listResources(page), 'resources');
    const prompts = await everyPage((page) => client.listPrompts(page), 'prompts');
    for (const { uri } of resources) {
      const { contents } = await client.readResource({ uri });
      if (contents.length === 0) throw new Error(`${uri} is empty`);
    }
    let called = 0;
    for (const tool of tools) {
      if (unasked.test(tool.name) || (tool.inputSchema.required ?? []).length > 0) continue;
      const answer = await client.callTool({ name: tool.name, arguments: {} });
      if (answer.isError) throw new Error(`${tool.name}: ${answer.content[0].text}`);
      called += 1;
    }
    const version = client.getNegotiatedProtocolVersion();
    return `${version}: ${tools.length} tools (${called} called), ${resources.length} resources read, ${prompts.length} prompts`;
  } finally {
    await client.close().catch(() => {});
  }
}

let failed = false;
for (const [name, mode] of ways) {
  try {
    console.log(`client  ${kind.padEnd(5)}  ${name.padEnd(10)}  ${await visit(mode)}`);
  } catch (error) {
    failed = true;
    console.log(`client  ${kind.padEnd(5)}  ${name.padEnd(10)}  FAILED: ${error.message}`);
  }
}
process.exit(failed ? 1 : 0);

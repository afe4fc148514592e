// The official TypeScript SDK's server with one tool that answers about as many bytes as ours.
// node mcp.mjs BYTES: prints "listening on URL".
import http from "node:http";
import { createMcpHandler, McpServer } from "@modelcontextprotocol/server";
import { toNodeHandler } from "@modelcontextprotocol/node";
import * as z from "zod/v4";

const columns = [];
while (JSON.stringify({ columns }).length < Number(process.argv[2]))
  columns.push({ name: `column_${columns.length}`, type: "varchar(255)", nullable: true,
    description: `Column ${columns.length} of the entity, kept for the load.` });
const text = JSON.stringify({ columns });

function build() {
  const server = new McpServer({ name: "peer", version: "1.0.0" });
  server.registerTool("get_data_model", { description: "One entity", inputSchema: z.object({ entity: z.string() }) },
    async () => ({ content: [{ type: "text", text }] }));
  return server;
}
const handler = toNodeHandler(createMcpHandler(build, {}));
const server = http.createServer((request, response) => handler(request, response));
server.listen(0, "127.0.0.1", () => console.log(`listening on http://127.0.0.1:${server.address().port}`));

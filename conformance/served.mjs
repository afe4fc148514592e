// served.mjs PROGRAM OUTPUT: `nonagon serve` with a project of nine stages, as agents meet it behind the project's token: the scenarios
// of the official suite that need no fixtures, the official client in each of its ways, and the inspector's command line.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const [program, output] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const packages = join(here, 'node_modules');
const stages = ['product', 'dataModel', 'database', 'api', 'stack', 'design', 'sections', 'infrastructure', 'export'];
// What a server must do whatever its tools are; the other scenarios ask for tools of the suite's own.
const scenarios = {
  '2025-11-25': ['server-initialize', 'server-session-lifecycle', 'ping', 'tools-list', 'resources-list', 'prompts-list', 'dns-rebinding-protection'],
  '2026-07-28': ['server-stateless', 'tools-list', 'resources-list', 'prompts-list', 'sep-2164-resource-not-found', 'dns-rebinding-protection',
    'caching', 'http-header-validation'],
};

async function started(data) {
  const server = spawn(program, ['serve', '--listen', '127.0.0.1:0', '--data', data, '--no-access-log'], { stdio: ['ignore', 'pipe', 'ignore'] });
  for await (const line of createInterface({ input: server.stdout })) {
    const url = /listening on (\S+)/.exec(line)?.[1];
    if (url) return { server, url };
  }
  throw new Error('the server did not start');
}

// A caller of the REST API, signed in to an account of its own.
async function signedIn(url) {
  const account = { email: 'a@example.com', name: 'A', password: 'a sentence only I know' };
  const headers = { 'Content-Type': 'application/json', Prefer: 'wait=30' };
  const post = async (path, body = {}) => {
    const response = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  await post('/api/auth/register', account);
  const { token } = await post('/api/auth/login', { email: account.email, password: account.password });
  headers.Authorization = `Bearer ${token}`;
  return post;
}

async function projectToken(url) {
  const post = await signedIn(url);
  const { id } = await post('/api/projects', { idea: 'Members of a tool library borrow tools and bring them back.' });
  for (const stage of stages) {
    await post(`/api/projects/${id}/stages/${stage}/generate`);
    await post(`/api/projects/${id}/stages/${stage}/complete`);
  }
  return (await post(`/api/projects/${id}/mcp-tokens`, { label: 'conformance' })).token;
}

// The suite sends no token: this adds one and leaves all else as it is.
function tokenProxy(url, token) {
  const target = new URL(url);
  const agent = new http.Agent({ keepAlive: true });
  const proxy = http.createServer((request, response) => {
    const headers = { ...request.headers, authorization: `Bearer ${token}` };
    const own = proxy.address().port;
    if ([`localhost:${own}`, `127.0.0.1:${own}`].includes(headers.host)) headers.host = target.host;
    const onward = http.request({ host: target.hostname, port: target.port, method: request.method, path: request.url, headers, agent }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', (error) => response.headersSent ? response.destroy() : response.writeHead(502).end(String(error)));
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  });
  return new Promise((resolve) => proxy.listen(0, '127.0.0.1', () => resolve(proxy)));
}

// Asynchronous: the proxy lives in this process.
function run(script, args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, MCP_CATALOG_PATH: join(output, 'inspector.json') } });
    let text = '';
    child.stdout.on('data', (chunk) => { text += chunk; });
    child.stderr.on('data', (chunk) => { text += chunk; });
    child.on('close', (status) => resolve({ status, text }));
  });
}

// What a scenario found wrong, without those of its checks that need a tool of the suite's own.
function faults(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('checks.json'));
  const checks = files.flatMap((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')));
  if (checks.length === 0) return ['nothing was checked'];
  return checks.filter(({ status, errorMessage }) => status === 'FAILURE' && !/^Not testable: server does not list the diagnostic tool/.test(errorMessage))
    .map(({ id, errorMessage }) => `${id}: ${errorMessage}`);
}

let failed = 0;

function verdict(what, { status, text }) {
  if (status !== 0) failed += 1;
  console.log(`served  ${what.padEnd(44)}  ${status === 0 ? 'passed' : `FAILED\n${text.slice(-2000)}`}`);
}

async function runSuite(proxyUrl) {
  const suite = join(packages, '@modelcontextprotocol/conformance/dist/index.js');
  for (const [revision, names] of Object.entries(scenarios)) {
    for (const name of names) {
      const folder = join(output, 'served', `${revision}-${name}`);
      rmSync(folder, { recursive: true, force: true });
      const { text } = await run(suite, ['server', '--url', proxyUrl, '--scenario', name, '--spec-version', revision, '-o', folder]);
      const found = existsSync(folder) ? faults(folder) : [text];
      verdict(`${revision} ${name}`, { status: found.length, text: found.join('\n') });
    }
  }
}

async function runInspector(url, token) {
  const inspector = join(packages, '@modelcontextprotocol/inspector/clients/launcher/build/index.js');
  if (!existsSync(inspector)) throw new Error('the inspector is not installed');
  const reached = ['--cli', url, '--transport', 'http', '--header', `Authorization: Bearer ${token}`];
  for (const method of ['tools/list', 'resources/list', 'prompts/list'])
    verdict(`inspector ${method}`, await run(inspector, [...reached, '--method', method]));
  verdict('inspector tools/call get_overview', await run(inspector, [...reached, '--method', 'tools/call', '--tool-name', 'get_overview']));
  const design = join(here, '..', 'design');
  verdict('inspector tools/list over stdio', await run(inspector, ['--cli', program, 'mcp', design, '--method', 'tools/list']));
}

const data = join(output, 'served-data');
rmSync(data, { recursive: true, force: true });
mkdirSync(output, { recursive: true });
const { server, url } = await started(data);
let proxy;
try {
  const token = await projectToken(url);
  proxy = await tokenProxy(url, token);
  await runSuite(`http://localhost:${proxy.address().port}/mcp`);
  const client = await run(join(here, 'client.mjs'), ['http', `${url}/mcp`, token]);
  process.stdout.write(client.text);
  if (client.status !== 0) failed += 1;
  await runInspector(`${url}/mcp`, token);
} finally {
  proxy?.close();
  proxy?.closeAllConnections();
  server.kill();
}
process.exit(failed === 0 ? 0 : 1);

// tokens.mjs PROGRAM PROMPT: what asking a model costs in tokens. For three products the program designs with a provider that decides
// every stage as the built-in engine does; counted is what goes over the wire, both ways. Beside it stands the prompt that asks a model
// for every file of the same package, with those files as its answer. Counted with o200k_base, the vocabulary of OpenAI's models; those
// of others differ by some per cent, on both sides alike. Exits 1 when a product costs more than a third of what its files cost.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';

const [program, promptFile] = process.argv.slice(2);
const examples = new URL('../../examples/ideas/', import.meta.url);
const products = ['bike-repair-shop', 'ev-charging', 'clinical-trials-consent'];
const most = 1 / 3;

// Files that a model would hardly be asked for: pictures, hashes, reports, our own copy of the decisions.
const isExtra = (path) => /\.svg$|^(stages|validation)\/|^(sdp|answers)\.json$/.test(path);
// A middling answer to a question of the interview that takes words.
const words = 'What the people of this product need most, said in one plain sentence that tells an engineer what to choose and why it matters.';

const plain = { allowedSpecial: new Set(), disallowedSpecial: new Set() };
const tokens = (text) => countTokens(text, plain);
const sum = (list, of) => list.reduce((total, one) => total + of(one), 0);
const share = (ours, theirs) => `${((100 * ours) / theirs).toFixed(1)} %`;
const short = (count) => `${(count / 1000).toFixed(1)}k`;

// What of a payload a schema asks for, as a model would say it.
const said = (schema, value) => {
  if (schema.anyOf) return value == null ? null : said(schema.anyOf[0], value);
  if (schema.enum) return schema.enum.includes(value) ? value : schema.enum.at(-1);
  if (schema.type === 'array') return (value ?? []).map((item) => said(schema.items, item));
  if (schema.type === 'boolean') return value ?? false;
  if (schema.type === 'string') return value ?? '';
  if (schema.type !== 'object') return value ?? null;
  return Object.fromEntries(Object.entries(schema.properties).map(([name, of]) => [name, said(of, value?.[name])]));
};
const answered = (schema) => {
  if (schema.enum) return schema.enum[0];
  if (schema.type === 'array') return schema.items.enum ? [schema.items.enum[0]] : [];
  return schema.description.includes('#rrggbb') ? '#0f766e' : words;
};
const answerOf = ({ properties: { answers, ...decided } }, payload) => ({
  ...said({ type: 'object', properties: decided }, payload),
  ...(answers ? { answers: Object.fromEntries(Object.entries(answers.properties).map(([topic, of]) => [topic, answered(of)])) } : {}),
});

const filesOf = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .filter((path) => statSync(path).size > 0)
  .map((path) => ({ path: relative(folder, path), text: readFileSync(path, 'utf8') }));

const designed = (work, name) => join(work, name, readdirSync(join(work, name)).find((entry) => entry.endsWith('.sdp')));

// Answers in the format of Responses, and keeps what was said.
const provider = (payloads, calls) => createServer((request, response) => {
  let body = '';
  request.on('data', (piece) => { body += piece; });
  request.on('end', () => {
    const { schema, name } = JSON.parse(body).text.format;
    const answer = JSON.stringify(answerOf(schema, payloads[name.replace('nonagon_', '')]));
    calls.push({ question: body, answer });
    const event = (type, rest) => response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...rest })}\n\n`);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    event('response.output_text.delta', { delta: answer });
    event('response.completed', { response: { status: 'completed', output: [], usage: { input_tokens: 1, output_tokens: 1 } } });
    response.end();
  });
});

const run = (args) => new Promise((done, failed) => {
  let output = '';
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.on('data', (piece) => { output += piece; });
  child.stderr.on('data', (piece) => { output += piece; });
  child.on('close', (code) => (code === 0 ? done() : failed(new Error(output))));
});

const measure = async (work, product) => {
  const { idea } = JSON.parse(readFileSync(new URL(`${product}.json`, examples), 'utf8'));
  execFileSync(program, ['design', '--idea', idea, '-o', join(work, 'engine')], { stdio: 'ignore' });
  const payloads = Object.fromEntries(filesOf(join(designed(work, 'engine'), 'stages')).map(({ path, text }) => [path.replace('.json', ''), JSON.parse(text)]));
  const calls = [];
  const server = provider(payloads, calls);
  await new Promise((ready) => { server.listen(0, '127.0.0.1', ready); });
  writeFileSync(join(work, 'key'), 'k');
  const data = ['--data', join(work, 'data')];
  await run(['provider', 'add', 'Model', '--kind', 'openai', '--model', 'gpt-6-sol', '--base-url', `http://127.0.0.1:${server.address().port}/v1`, '--key-file', join(work, 'key'), ...data]);
  await run(['design', '--idea', idea, '--provider', 'Model', '-o', join(work, 'model'), ...data]);
  server.close();
  const prompt = `${readFileSync(promptFile, 'utf8')}\n${idea}`;
  return { calls, prompt, files: filesOf(designed(work, 'model')) };
};

let isDear = false;
for (const product of products) {
  const work = mkdtempSync(join(tmpdir(), 'nonagon-tokens-'));
  try {
    const { calls, prompt, files } = await measure(work, product);
    const input = sum(calls, (call) => tokens(call.question));
    const output = sum(calls, (call) => tokens(call.answer));
    // Each question again with its answer and what is wrong with it, and each answer again.
    const repaired = 2 * input + 3 * output;
    const asked = tokens(prompt);
    const cost = (list) => asked + sum(list, ({ path, text }) => tokens(`=== ${path}\n${text}\n`));
    const all = cost(files);
    const few = cost(files.filter(({ path }) => !isExtra(path)));
    isDear ||= input + output > most * few;
    console.log(`tokens  ${product.padEnd(24)} ${calls.length} questions: ${short(input)} in, ${short(output)} out = ${share(input + output, all)} of the ` +
      `${short(all)} of all ${files.length} files, ${share(input + output, few)} of the ${short(few)} without pictures, reports and decisions ` +
      `(${share(repaired, few)} were each repaired once)`);
  } finally {
    rmSync(work, { recursive: true });
  }
}
process.exit(isDear ? 1 : 0);

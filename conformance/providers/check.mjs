// check.mjs PROVIDER: starts the scripted providers and asks each what its case is for, with the SDK of the API's maker. What the SDK
// hears has to be what the case says: text, end, tokens, kind of error, number of requests.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import Anthropic from '@anthropic-ai/sdk';
import { jsonSchemaOutputFormat } from '@anthropic-ai/sdk/helpers/json-schema';
import OpenAI from 'openai';
import { LengthFinishReasonError } from 'openai/core/error';

const schema = {
  type: 'object',
  properties: { name: { type: 'string' } },
  required: ['name'],
  additionalProperties: false,
};
const prompt = [{ role: 'user', content: 'Name a product.' }];
const retryable = new Set([408, 409, 429, 500, 502, 503, 504, 529]);

// The SDK tries again by itself as often as the script has something to say to that.
const retriesOf = (one) => {
  const first = one.statuses.findIndex((status) => !retryable.has(status));
  return first < 0 ? one.statuses.length - 1 : first;
};

const finishes = {
  end_turn: 'stop', max_tokens: 'length', model_context_window_exceeded: 'contextFull', refusal: 'refusal',
  stop: 'stop', length: 'length', content_filter: 'filtered', max_output_tokens: 'length',
};

const asking = {
  async anthropic(one, withSchema) {
    const client = new Anthropic({ baseURL: one.url, apiKey: 'k', maxRetries: retriesOf(one) });
    const question = {
      model: 'claude-sonnet-5', max_tokens: 100, messages: prompt,
      ...(withSchema ? { output_config: { format: jsonSchemaOutputFormat(schema) } } : {}),
    };
    let heard = '';
    const ask = async () => {
      if (!one.isStreamed) return client.messages.create(question);
      const stream = client.messages.stream(question);
      stream.on('text', (text) => { heard += text; });
      return stream.finalMessage();
    };
    const message = await ask().catch((error) => { throw Object.assign(error, { heard }); });
    const { usage } = message;
    return {
      text: message.content.map((part) => part.text).join(''),
      parsed: one.isStreamed && withSchema ? message.parsed_output : undefined,
      finish: finishes[message.stop_reason],
      input: usage.input_tokens + usage.cache_creation_input_tokens + usage.cache_read_input_tokens,
      output: usage.output_tokens,
    };
  },

  async openai(one) {
    const client = new OpenAI({ baseURL: `${one.url}/v1`, apiKey: 'k', maxRetries: retriesOf(one) });
    const question = {
      model: 'gpt-6-sol', input: prompt, store: false,
      text: { format: { type: 'json_schema', name: 'product', schema, strict: true } },
    };
    let heard = '';
    const ask = async () => {
      if (!one.isStreamed) return client.responses.create(question);
      const stream = client.responses.stream(question);
      stream.on('response.output_text.delta', (event) => { heard += event.delta; });
      let refusal = '';
      stream.on('response.refusal.delta', (event) => { refusal += event.delta; });
      return Object.assign(await stream.finalResponse(), { refusal });
    };
    const response = await ask().catch((error) => { throw Object.assign(error, { heard }); });
    if (response.status === 'failed') throw Object.assign(new Error(response.error.message), { code: response.error.code, heard });
    return {
      text: response.output_text,
      finish: response.refusal ? 'refusal' : finishes[response.incomplete_details?.reason ?? 'stop'],
      input: response.usage.input_tokens,
      output: response.usage.output_tokens,
    };
  },

  async custom(one) {
    const client = new OpenAI({ baseURL: `${one.url}/v1`, apiKey: 'k', maxRetries: retriesOf(one) });
    const question = {
      model: 'qwen3', messages: prompt,
      response_format: { type: 'json_schema', json_schema: { name: 'product', strict: true, schema } },
    };
    const ask = async () => {
      if (!one.isStreamed) return client.chat.completions.create(question);
      return client.chat.completions.stream({ ...question, stream_options: { include_usage: true } }).finalChatCompletion();
    };
    const { choices: [choice], usage } = await ask().catch((error) => {
      // The SDK makes an error of an answer that was cut off; the case wants what it ended with.
      if (error instanceof LengthFinishReasonError) throw Object.assign(error, { finish: 'length' });
      throw error;
    });
    return {
      text: choice.message.content ?? '',
      finish: choice.message.refusal ? 'refusal' : finishes[choice.finish_reason],
      input: usage.prompt_tokens,
      output: usage.completion_tokens,
    };
  },
};

// What an SDK throws, in the program's words.
const causeOf = (error) => {
  const word = error.error?.error?.type ?? error.error?.code ?? error.code ?? error.type;
  if (word === 'overloaded_error') return 'overloaded';
  if (word === 'insufficient_quota') return 'noCredit';
  if (word === 'rate_limit_exceeded') return 'rateLimited';
  if (word === 'server_error') return 'serverError';
  for (const { APIConnectionError, AuthenticationError, BadRequestError, InternalServerError, NotFoundError, RateLimitError } of [Anthropic, OpenAI]) {
    if (error instanceof AuthenticationError) return 'unauthenticated';
    if (error instanceof BadRequestError) return 'badRequest';
    if (error instanceof NotFoundError) return 'notFound';
    if (error instanceof RateLimitError) return 'rateLimited';
    if (error instanceof InternalServerError) return 'serverError';
    if (error instanceof APIConnectionError) return 'cut';
  }
  return /terminated|aborted|premature|without/i.test(error.message) ? 'cut' : error.message;
};

const problems = [];
const expect = (one, what, heard, wanted) => {
  if (heard !== wanted) problems.push(`${one.name}: ${what} is ${JSON.stringify(heard)}, wanted is ${JSON.stringify(wanted)}`);
};

const check = async (one) => {
  for (let asked = 1, withSchema = true; ; ++asked) {
    try {
      const answer = await asking[one.provider](one, withSchema);
      expect(one, 'the error', null, one.cause);
      expect(one, 'the text', answer.text, one.text);
      expect(one, 'the end', answer.finish, one.finish);
      if (one.inputTokens >= 0) expect(one, 'the number of input tokens', answer.input, one.inputTokens);
      expect(one, 'a count of output tokens', answer.output > 0, true);
      return;
    } catch (error) {
      if (process.env.DEBUG) console.error(one.name, error);
      if (error.finish) return expect(one, 'the end', error.finish, one.finish);
      // What the program asks otherwise or again, the caller of an SDK has to.
      const isRefused = error.status === 400;
      const isSpokenFor = one.cause === null && asked < one.statuses.length;
      if (isSpokenFor) {
        if (isRefused) withSchema = false;
        continue;
      }
      return expect(one, 'the error', causeOf(error), one.cause);
    }
  }
};

const provider = spawn(process.argv[2], { stdio: ['pipe', 'pipe', 'inherit'] });
const lines = createInterface({ input: provider.stdout })[Symbol.asyncIterator]();
const cases = JSON.parse((await lines.next()).value);
for (const one of cases) await check(one);
provider.stdin.end();
const counts = JSON.parse((await lines.next()).value);
cases.forEach((one, i) => expect(one, 'the number of requests', counts[i], one.statuses.length));
for (const problem of problems) console.error(problem);
console.log(`providers  ${cases.length} cases of the tests asked with @anthropic-ai/sdk and openai, ${problems.length} differences`);
process.exit(problems.length === 0 ? 0 : 1);

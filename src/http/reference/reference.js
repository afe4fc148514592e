// Writes the reference from /api/openapi.json. Everything is put in as text, nothing as markup.
'use strict';

const deepest = 6; // levels of a schema that are shown at once

function node(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function resolved(schema, description) {
  if (!schema || !schema.$ref) return schema ?? {};
  return schema.$ref.slice(2).split('/').reduce((at, part) => at[part], description);
}

function nameOf(schema) {
  return schema?.$ref ? schema.$ref.split('/').pop() : '';
}

function typeOf(schema, description) {
  const name = nameOf(schema);
  if (name) return name;
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map((choice) => typeOf(choice, description)).join(' | ');
  if (schema.type === 'array') return `list of ${schema.items ? typeOf(schema.items, description) : 'anything'}`;
  const type = [schema.type ?? 'anything'].flat().join(' | ');
  return schema.format ? `${type} (${schema.format})` : type;
}

// The members of a schema, one below the other; what refers to itself is named only.
function schemaList(schema, description, above = []) {
  const name = nameOf(schema);
  if (name && above.includes(name)) return null;
  const path = name ? [...above, name] : above;
  const whole = resolved(schema, description);
  if (path.length > deepest) return null;
  if (whole.type === 'array' && whole.items) return schemaList(whole.items, description, path);
  const choices = whole.anyOf ?? whole.oneOf;
  if (choices) {
    const lists = choices.map((choice) => schemaList(choice, description, path)).filter(Boolean);
    return lists.length > 0 ? node('div', {}, ...lists) : null;
  }
  if (!whole.properties) return null;
  const list = node('ul', { className: 'schema' });
  for (const [member, inner] of Object.entries(whole.properties)) {
    const label = node('code', { textContent: member });
    if (whole.required?.includes(member)) label.className = 'required';
    const meaning = inner.description ?? resolved(inner, description).description ?? '';
    const row = node('span', {}, label, ' ', node('span', { className: 'type', textContent: typeOf(inner, description) }), meaning ? ` ${meaning}` : '');
    const below = schemaList(inner, description, path);
    list.append(below ? node('li', {}, node('details', {}, node('summary', {}, row), below)) : node('li', {}, row));
  }
  return list;
}

// A document that has what is required.
function exampleOf(schema, description, depth = 0) {
  const whole = resolved(schema, description);
  if (whole.example !== undefined) return whole.example;
  if (whole.default !== undefined) return whole.default;
  if (whole.enum) return whole.enum[0];
  const choices = whole.anyOf ?? whole.oneOf;
  if (choices) return exampleOf(choices[0], description, depth);
  const type = [whole.type].flat()[0];
  if (type === 'array') return [];
  if (type === 'integer' || type === 'number') return whole.minimum ?? 0;
  if (type === 'boolean') return false;
  if (type === 'null') return null;
  if (type === 'string') return '';
  if (depth > deepest) return {};
  const members = Object.entries(whole.properties ?? {}).filter(([name]) => whole.required?.includes(name));
  return Object.fromEntries(members.map(([name, inner]) => [name, exampleOf(inner, description, depth + 1)]));
}

function parameterTable(operation, fields, description) {
  const rows = (operation.parameters ?? []).map((parameter) => {
    const input = node('input', { required: parameter.required === true, autocomplete: 'off' });
    input.setAttribute('aria-label', parameter.name);
    fields.push({ parameter, input });
    const label = node('code', { textContent: parameter.name });
    if (parameter.required) label.className = 'required';
    return node('tr', {},
      node('td', {}, label),
      node('td', { textContent: parameter.in }),
      node('td', { textContent: `${typeOf(parameter.schema ?? {}, description)}. ${parameter.description ?? ''}` }),
      node('td', {}, input));
  });
  if (rows.length === 0) return '';
  const head = ['Parameter', 'In', 'Meaning', 'Value'].map((text) => node('th', { textContent: text, scope: 'col' }));
  return node('table', {}, node('thead', {}, node('tr', {}, ...head)), node('tbody', {}, ...rows));
}

function requestOf(method, path, fields, body) {
  const query = new URLSearchParams();
  const headers = {};
  let target = path;
  for (const { parameter, input } of fields) {
    if (parameter.in === 'path') {
      const parts = parameter.name === 'path' ? input.value.split('/') : [input.value];
      target = target.replace(`{${parameter.name}}`, parts.map(encodeURIComponent).join('/'));
    } else if (input.value !== '') {
      if (parameter.in === 'query') query.set(parameter.name, input.value);
      if (parameter.in === 'header') headers[parameter.name] = input.value;
    }
  }
  const token = document.getElementById('token').value.trim();
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body) headers['Content-Type'] = body.type;
  if ([...query].length > 0) target += `?${query}`;
  return { target, options: { method: method.toUpperCase(), headers, body: body?.text, credentials: 'same-origin' } };
}

async function shown(response) {
  const type = response.headers.get('Content-Type') ?? '';
  const head = [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
  let text = await response.text();
  if (type.includes('json') && text) text = JSON.stringify(JSON.parse(text), null, 2);
  return `${response.status} ${response.statusText}\n${head}\n\n${text}`;
}

function trial(method, path, operation, fields, description) {
  const [type, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  const editor = type ? node('textarea', { spellcheck: false }) : null;
  if (editor) {
    editor.setAttribute('aria-label', `Body, ${type}`);
    if (type === 'application/json') editor.value = JSON.stringify(exampleOf(content.schema, description), null, 2);
  }
  const answer = node('pre', { hidden: true });
  answer.setAttribute('aria-live', 'polite');
  const form = node('form', {}, editor ?? '', node('button', { textContent: 'Send' }), answer);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const { target, options } = requestOf(method, path, fields, editor && { type, text: editor.value });
    answer.hidden = false;
    answer.textContent = `${options.method} ${target} …`;
    try {
      answer.textContent = await shown(await fetch(target, options));
    } catch (error) {
      answer.textContent = `${options.method} ${target}\n${error.message}`;
    }
  });
  return form;
}

function responseList(operation, description) {
  return Object.entries(operation.responses).map(([status, response]) => {
    const [type, content] = Object.entries(response.content ?? {})[0] ?? [];
    const line = node('span', {}, node('code', { textContent: status }), ` ${response.description}`,
      type ? ` (${type}${nameOf(content.schema) ? `, ${nameOf(content.schema)}` : ''})` : '');
    const list = content && type === 'application/json' ? schemaList(content.schema, description) : null;
    return list ? node('details', {}, node('summary', {}, line), list) : node('p', {}, line);
  });
}

// Everything below the summary is written when it is first opened.
function operationDetails(method, path, operation, description) {
  const heading = node('summary', {}, node('span', { className: 'method', textContent: method.toUpperCase() }),
    node('span', { className: 'path', textContent: path }), ` ${operation.summary ?? ''}`);
  const details = node('details', { className: 'operation', id: operation.operationId }, heading);
  details.addEventListener('toggle', () => {
    if (!details.open || details.childElementCount > 1) return;
    const fields = [];
    const content = Object.entries(operation.requestBody?.content ?? {})[0];
    const parts = [node('p', { textContent: operation.description ?? '' }), parameterTable(operation, fields, description)];
    if (content) {
      const list = schemaList(content[1].schema, description);
      parts.push(node('h4', { textContent: `Body (${content[0]})` }), list ?? '');
    }
    parts.push(node('h4', { textContent: 'Try it' }), trial(method, path, operation, fields, description),
      node('h4', { textContent: 'Answers' }), ...responseList(operation, description));
    details.append(node('div', {}, ...parts));
  });
  return details;
}

function openNamed() {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!(named instanceof HTMLDetailsElement)) return;
  named.open = true;
  named.scrollIntoView();
}

function write(description) {
  const contents = document.getElementById('contents');
  const operations = document.getElementById('operations');
  const all = [];
  operations.replaceChildren();
  document.getElementById('about').textContent = `${description.info.title} ${description.info.version}. ${description.info.description ?? ''}`;
  for (const tag of description.tags) {
    const list = node('ul');
    const section = node('section', {}, node('h2', { textContent: tag.name }), node('p', { textContent: tag.description ?? '' }));
    for (const [path, methods] of Object.entries(description.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        if (!operation.tags?.includes(tag.name)) continue;
        const details = operationDetails(method, path, operation, description);
        const link = node('li', {}, node('a', { href: `#${operation.operationId}`, textContent: operation.operationId }));
        const words = `${method} ${path} ${operation.operationId} ${operation.summary}`.toLowerCase();
        all.push({ words, details, link });
        list.append(link);
        section.append(details);
      }
    }
    contents.append(node('h2', { textContent: tag.name }), list);
    operations.append(section);
  }
  document.getElementById('filter').addEventListener('input', (event) => {
    const wanted = event.target.value.trim().toLowerCase().split(/\s+/);
    for (const { words, details, link } of all) details.hidden = link.hidden = !wanted.every((word) => words.includes(word));
  });
  addEventListener('hashchange', openNamed);
  openNamed();
}

fetch('/api/openapi.json', { credentials: 'same-origin' })
  .then((response) => response.json())
  .then(write)
  .catch((error) => { document.getElementById('operations').textContent = `The description cannot be read: ${error.message}`; });

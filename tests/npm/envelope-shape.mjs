// The shapes of docs/envelope.md: what each member of an envelope, a block and a proof may be. A shape is a function that says whether a value fits.
import { hasLoneSurrogate } from './strict-json.mjs';

const control = /[\u0000-\u0007\u000b\u000e-\u001f]/;
const int32 = 2 ** 31 - 1;

export const text = (min, max) => (value) =>
  typeof value === 'string' && value.length >= min && value.length <= max && !control.test(value) && !hasLoneSurrogate(value);
const integer = (min, max) => (value) => typeof value === 'number' && value >= min && value <= max;
const oneOf = (...words) => (value) => words.includes(value);
const matching = (pattern) => (value) => typeof value === 'string' && pattern.test(value);
const list = (shape, max) => (value) => Array.isArray(value) && value.length <= max && value.every(shape);
const boolean = (value) => typeof value === 'boolean';

/** An object with exactly these members; one whose name ends in `?` may be left out. */
export function object(shapes) {
  const known = new Map(Object.entries(shapes).map(([name, shape]) => [name.replace('?', ''), { shape, optional: name.endsWith('?') }]));
  return (value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
    && Object.keys(value).every((name) => known.has(name))
    && [...known].every(([name, { shape, optional }]) => (name in value ? shape(value[name]) : optional));
}

function time(value) {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(value) || value.startsWith('0000')) return false;
  const date = new Date(value);
  return !Number.isNaN(date.getTime()) && date.toISOString() === value;
}

const nonce = (value) => matching(/^[A-Za-z0-9_-]{22}$/)(value) && Buffer.from(value, 'base64url').toString('base64url') === value;
const hash = matching(/^sha256:[0-9a-f]{64}$/);
const name = text(1, 256);
const word = text(0, 256);
const tokens = integer(0, 100_000_000);
const position = integer(0, int32);
const range = (value) => list(position, 2)(value) && value.length === 2 && value[0] <= value[1];

const origin = object({
  'callId?': word, 'id?': word, 'tool?': word, type: oneOf('application', 'user', 'plugin', 'web', 'memory', 'model'), 'uri?': text(0, 2048), 'version?': word,
});
const transform = object({ detail: word, op: oneOf('escape', 'redact', 'quarantine', 'cut', 'drop'), source: range, target: range });
const finding = object({
  atlas: word, category: word, owasp: word, rule: word, score: integer(0, 1000), severity: oneOf('low', 'medium', 'high', 'critical'), span: range,
});
const members = {
  content: text(0, 9 * 1_048_576), createdAt: time, digest: hash, findings: list(finding, 256), hash, id: matching(/^[A-Za-z0-9._-]{1,64}$/),
  kind: oneOf('system', 'user', 'history', 'memory', 'retrieval', 'plugin'), mediaType: name, origin, proven: boolean, role: oneOf('system', 'user', 'assistant', 'tool'),
  'schema?': word, sensitivity: oneOf('public', 'internal', 'confidential', 'restricted'), tenant: name, tokens: integer(0, int32), transforms: list(transform, 4096),
  trust: oneOf('system', 'operator', 'user', 'plugin', 'web'), verdict: oneOf('allow', 'neutralize', 'redact', 'quarantine'),
};
const hasMembersOfBlock = object(members);

/** Between two transforms the content repeats the original, so the runs between them are equally long on both sides. */
function transformsFit({ content, transforms }) {
  let [source, target] = [0, 0];
  for (const step of transforms) {
    if (step.source[0] < source || step.target[0] < target || step.source[0] - source !== step.target[0] - target || step.target[1] > content.length) return false;
    [source, target] = [step.source[1], step.target[1]];
  }
  return true;
}

const isBlock = (value) => hasMembersOfBlock(value) && transformsFit(value);

const head = {
  application: name, budget: object({ encoding: text(1, 64), limit: tokens, reserve: tokens, used: tokens }), expiresAt: time, id: text(1, 64), issuedAt: time, model: name, nonce,
  policy: object({ hash, id: name, version: integer(1, int32) }), root: hash, schema: oneOf('mocop/1'), 'session?': object({ id: name, sequence: integer(1, Number.MAX_SAFE_INTEGER) }),
  size: integer(1, 256), spotlight: oneOf('delimit', 'datamark', 'encode'), 'subject?': word, tenant: name,
};

export const isEnvelope = object({ ...head, blocks: list(isBlock, 256) });
export const isProof = object({ block: isBlock, head: object(head), index: integer(0, 255), path: list(hash, 8) });
export const isSeal = object({ protected: text(0, 1024), signature: text(0, 256) });
export const isHeader = object({ alg: text(0, 32), kid: text(0, 128), typ: text(0, 64) });
export const isSealedBlock = object({
  content: (value) => typeof value === 'string' && value.length <= 1_048_576 && !hasLoneSurrogate(value), createdAt: time, 'id?': members.id, kind: oneOf('memory', 'retrieval', 'plugin'),
  mediaType: name, origin, 'role?': members.role, 'schema?': name, seal: isSeal, 'sensitivity?': members.sensitivity, tenant: name,
});

// Reads JSON as docs/envelope.md asks under "Form": UTF-8 without a byte order mark, no member twice, at most 16 levels. Numbers that are no plain integer of 53 bits become `notPlain`.
export const notPlain = Symbol('a number that is no plain integer');

const token = /"(?:[^"\\]|\\.)*"|[[\]{}:,]|[^\s[\]{}:,"]+/g;
const loneSurrogate = /\p{Surrogate}/u;
const plainInteger = /^(?:0|-?[1-9][0-9]*)$/;
const maxDepth = 16;

export class Malformed extends Error {}

export const hasLoneSurrogate = (text) => loneSurrogate.test(text);

export function readJson(bytes) {
  let tokens;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    JSON.parse(text); // The syntax is right from here on; what JSON.parse lets pass is looked at below.
    tokens = text.match(token).values();
  } catch {
    throw new Malformed();
  }
  return readValue(tokens, tokens.next().value, 0);
}

function readValue(tokens, first, depth) {
  if (first === '{') return readObject(tokens, depth + 1);
  if (first === '[') return readArray(tokens, depth + 1);
  if (first.startsWith('"') || /^[tfn]/.test(first)) return JSON.parse(first);
  return plainInteger.test(first) && Number.isSafeInteger(Number(first)) ? Number(first) : notPlain;
}

function readObject(tokens, depth) {
  if (depth > maxDepth) throw new Malformed();
  const members = Object.create(null);
  for (let next = tokens.next().value; next !== '}'; next = tokens.next().value) {
    if (next === ',') continue;
    const name = JSON.parse(next);
    if (name in members || hasLoneSurrogate(name)) throw new Malformed();
    tokens.next(); // the colon
    members[name] = readValue(tokens, tokens.next().value, depth);
  }
  return members;
}

function readArray(tokens, depth) {
  if (depth > maxDepth) throw new Malformed();
  const items = [];
  for (let next = tokens.next().value; next !== ']'; next = tokens.next().value) {
    if (next !== ',') items.push(readValue(tokens, next, depth));
  }
  return items;
}

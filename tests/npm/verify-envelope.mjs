// Verifies envelopes, proofs and sealed blocks with npm's jose and canonicalize, after docs/envelope.md alone; shares no code with the engine.
import { createHash } from 'node:crypto';
import canonicalizeModule from 'canonicalize';
import { calculateJwkThumbprint, flattenedVerify, importJWK } from 'jose';
import { isEnvelope, isHeader, isProof, isSeal, isSealedBlock } from './envelope-shape.mjs';
import { readJson } from './strict-json.mjs';

const canonicalize = canonicalizeModule.default ?? canonicalizeModule;
const canonicalBytes = (value) => Buffer.from(canonicalize(value), 'utf8');
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const named = (hash) => `sha256:${hash.toString('hex')}`;
const refused = (reason, block) => (block === undefined ? { valid: false, reason } : { valid: false, reason, block });

function leafOf({ digest, ...rest }) {
  return sha256(Buffer.of(0), canonicalBytes(rest));
}

const nodeOf = (left, right) => sha256(Buffer.of(1), left, right);

function leftCount(count) {
  let left = 1;
  while (left * 2 < count) left *= 2;
  return left;
}

function rootOf(leaves) {
  if (leaves.length === 1) return leaves[0];
  const left = leftCount(leaves.length);
  return nodeOf(rootOf(leaves.slice(0, left)), rootOf(leaves.slice(left)));
}

function rootFrom(leaf, index, size, path) {
  if (size === 1) return index === 0 && path.length === 0 ? leaf : undefined;
  if (path.length === 0) return undefined;
  const left = leftCount(size);
  const [sibling, below] = [path[path.length - 1], path.slice(0, -1)];
  const inner = index < left ? rootFrom(leaf, index, left, below) : rootFrom(leaf, index - left, size - left, below);
  if (inner === undefined) return undefined;
  return index < left ? nodeOf(inner, sibling) : nodeOf(sibling, inner);
}

function decodeBase64url(text) {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : undefined;
}

/** Reads a JSON Web Key Set into the keys that count, by `kid`. */
export async function readKeys({ keys }) {
  const usable = new Map();
  for (const jwk of keys) {
    if (jwk.kty !== 'EC' || jwk.crv !== 'P-256' || (jwk.alg ?? 'ES256') !== 'ES256') continue;
    const kid = await calculateJwkThumbprint(jwk);
    if ((jwk.kid ?? kid) === kid) usable.set(kid, await importJWK(jwk, 'ES256'));
  }
  return usable;
}

/** The key's id when the seal holds, or the reason why not. */
async function checkSeal(payload, type, seal, keys) {
  if (!isSeal(seal)) return { reason: 'seal' };
  let header;
  try {
    header = readJson(decodeBase64url(seal.protected));
  } catch {
    return { reason: 'seal' };
  }
  if (typeof header?.alg === 'string' && header.alg !== 'ES256') return { reason: 'algorithm' };
  if (!isHeader(header)) return { reason: 'seal' };
  if (header.typ !== type) return { reason: 'type' };
  if (!keys.has(header.kid)) return { reason: 'key' };
  if (decodeBase64url(seal.signature)?.length !== 64) return { reason: 'signature' };
  try {
    await flattenedVerify({ ...seal, payload: payload.toString('base64url') }, keys.get(header.kid), { algorithms: ['ES256'] });
    return { key: header.kid };
  } catch {
    return { reason: 'signature' };
  }
}

/** Steps 1 to 3 for an envelope: the head, the block that is asked for, or what is wrong. */
function openEnvelope(envelope, wanted) {
  if (!isEnvelope(envelope)) return refused('schema');
  const { blocks, ...head } = envelope;
  const leaves = blocks.map(leafOf);
  const changed = blocks.findIndex((block, i) => block.digest !== named(leaves[i]));
  if (changed >= 0) return refused('digest', blocks[changed].id);
  if (head.size !== blocks.length || head.root !== named(rootOf(leaves))) return refused('root');
  return { head, block: blocks.find((block) => block.id === wanted)?.id };
}

/** Steps 1 to 3 for a proof. */
function openProof(proof) {
  if (!isProof(proof)) return refused('schema');
  const { block, head, index, path } = proof;
  const leaf = leafOf(block);
  if (block.digest !== named(leaf)) return refused('digest', block.id);
  const root = index < head.size ? rootFrom(leaf, index, head.size, path.map((hash) => Buffer.from(hash.slice(7), 'hex'))) : undefined;
  return root !== undefined && head.root === named(root) ? { head, block: block.id } : refused('root');
}

function unmet(head, block, expected) {
  if (expected.at !== undefined && expected.at < head.issuedAt) return refused('not-yet-valid');
  if (expected.at !== undefined && expected.at >= head.expiresAt) return refused('expired');
  if (expected.tenant !== undefined && expected.tenant !== head.tenant) return refused('tenant');
  if (expected.block !== undefined && expected.block !== block) return refused('block', expected.block);
  const { after, seen } = expected;
  if (after !== undefined && (after.id !== head.session?.id || after.sequence >= head.session.sequence)) return refused('sequence');
  if (seen?.has(head.nonce)) return refused('replay');
  seen?.add(head.nonce);
  return undefined;
}

/**
 * Verifies a document: `{"envelope":{…},"seal":{…}}` or `{"proof":{…},"seal":{…}}` in bytes.
 * `expected` may hold `at` (a time as envelopes write it), `tenant`, `block`, `after` ({id, sequence}) and `seen` (a Set of nonces, which grows).
 */
export async function verify(bytes, keys, expected = {}) {
  let document;
  try {
    document = readJson(bytes);
  } catch {
    return refused('malformed');
  }
  if (typeof document !== 'object' || document === null || Array.isArray(document) || 'envelope' in document === 'proof' in document) return refused('schema');
  const opened = 'envelope' in document ? openEnvelope(document.envelope, expected.block) : openProof(document.proof);
  if (opened.reason !== undefined) return opened;
  const { key, reason } = await checkSeal(canonicalBytes(opened.head), 'mocop-envelope', document.seal, keys);
  if (reason !== undefined) return refused(reason);
  return unmet(opened.head, opened.block, expected) ?? { valid: true, key };
}

/** Whether a plugin's block, as the plugin runtime handed it out, carries a seal that holds. */
export async function verifyBlock(bytes, keys) {
  let block;
  try {
    block = readJson(bytes);
  } catch {
    return false;
  }
  if (!isSealedBlock(block)) return false;
  const { content, createdAt, kind, mediaType, origin, schema, seal, tenant } = block;
  const sealed = { createdAt, hash: named(sha256(Buffer.from(content, 'utf8'))), kind, mediaType, origin, schema, tenant };
  return (await checkSeal(canonicalBytes(sealed), 'mocop-block', seal, keys)).key !== undefined;
}

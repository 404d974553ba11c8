// Verifies envelopes with npm's jose and canonicalize alone, after docs/envelope.md; shares no code with the engine.
// Standard input: a JSON array of {envelope, seal, jwks}. Standard output: a JSON array of {valid, key} or {valid, reason, block}.
import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import canonicalizeModule from 'canonicalize';
import { calculateJwkThumbprint, flattenedVerify, importJWK, decodeProtectedHeader } from 'jose';

const canonicalize = canonicalizeModule.default ?? canonicalizeModule;
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const named = (hash) => `sha256:${hash.toString('hex')}`;

function leafOf({ digest, ...rest }) {
  return sha256(Buffer.of(0), Buffer.from(canonicalize(rest), 'utf8'));
}

function rootOf(leaves) {
  if (leaves.length === 1) return leaves[0];
  let left = 1;
  while (left * 2 < leaves.length) left *= 2;
  return sha256(Buffer.of(1), rootOf(leaves.slice(0, left)), rootOf(leaves.slice(left)));
}

async function verify({ envelope, seal, jwks }) {
  const leaves = envelope.blocks.map(leafOf);
  const changed = envelope.blocks.findIndex((block, i) => block.digest !== named(leaves[i]));
  if (changed >= 0) return { valid: false, reason: 'digest', block: envelope.blocks[changed].id };
  if (envelope.root !== named(rootOf(leaves))) return { valid: false, reason: 'root' };
  const { alg, kid, typ } = decodeProtectedHeader(seal);
  if (alg !== 'ES256' || typ !== 'mocop-envelope') return { valid: false, reason: 'type' };
  const jwk = jwks.keys.find((key) => key.kid === kid);
  if (!jwk || (await calculateJwkThumbprint(jwk)) !== kid) return { valid: false, reason: 'key' };
  try {
    const payload = Buffer.from(canonicalize(envelope), 'utf8').toString('base64url');
    await flattenedVerify({ ...seal, payload }, await importJWK(jwk, 'ES256'), { algorithms: ['ES256'] });
    return { valid: true, key: kid };
  } catch {
    return { valid: false, reason: 'signature' };
  }
}

console.log(JSON.stringify(await Promise.all(JSON.parse(await text(process.stdin)).map(verify))));

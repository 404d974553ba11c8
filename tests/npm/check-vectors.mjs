// Verifies the test vectors that docs/envelope.md describes: node check-vectors.mjs [FILE], or standard input. Standard output: {vectors: [{name, results}], flips: [{name, results}], sealedBlocks: [{name, valid}]}.
// Ends with 1 when one differs from what the file expects.
import { readFileSync } from 'node:fs';
import { readKeys, verify, verifyBlock } from './verify-envelope.mjs';

const file = JSON.parse(readFileSync(process.argv[2] ?? 0, 'utf8'));
const keys = await readKeys(file.jwks);
const common = { at: file.at, tenant: file.tenant };
const failures = [];

async function runVector({ name, document, expected = {}, remember = false, results }) {
  const options = { ...common, ...expected, seen: remember ? new Set() : undefined };
  const actual = [];
  for (const _ of results) actual.push(await verify(Buffer.from(document, 'utf8'), keys, options));
  if (JSON.stringify(actual) !== JSON.stringify(results)) failures.push(`${name}: ${JSON.stringify(actual)}`);
  return { name, results: actual };
}

/** Every bit of the document flipped, one at a time, the lowest of the first byte first: a letter for each reason. */
async function runFlips({ name, of, letters, results }) {
  const whole = Buffer.from(file.vectors.find((vector) => vector.name === of).document, 'utf8');
  let actual = '';
  for (let i = 0; i < whole.length * 8; i++) {
    const flipped = Buffer.from(whole);
    flipped[i >> 3] ^= 1 << (i & 7);
    actual += letters[(await verify(flipped, keys, common)).reason] ?? '?';
  }
  if (actual !== results) failures.push(`${name}: differs first at bit ${[...actual].findIndex((letter, i) => letter !== results[i])}`);
  return { name, results: actual };
}

async function runSealedBlock({ name, block, valid }) {
  const actual = await verifyBlock(Buffer.from(block, 'utf8'), keys);
  if (actual !== valid) failures.push(`${name}: ${actual}`);
  return { name, valid: actual };
}

const answer = { vectors: [], flips: [], sealedBlocks: [] };
for (const vector of file.vectors) answer.vectors.push(await runVector(vector));
for (const flips of file.flips) answer.flips.push(await runFlips(flips));
for (const block of file.sealedBlocks) answer.sealedBlocks.push(await runSealedBlock(block));
console.log(JSON.stringify(answer));
for (const failure of failures) console.error(failure);
process.exitCode = failures.length === 0 ? 0 : 1;

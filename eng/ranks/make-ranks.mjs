// Writes src/Mocop/Tokens/Ranks/<encoding>.tiktoken.br from the ranks in npm's gpt-tokenizer (data/<encoding>.tiktoken),
// after checking that they equal the ranks inside npm's tiktoken.
//
// Layout before compression, little-endian: "MBPE", version (1 byte), number of ranks n (4 bytes), n token lengths
// (1 byte each, 0 where the rank is not a mergeable token), then the bytes of all tokens in the order of their ranks.
import fs from 'node:fs';
import zlib from 'node:zlib';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const target = path.join(here, '../../src/Mocop/Tokens/Ranks');

function published(name) {
  const tokens = [];
  const file = path.join(here, 'node_modules/gpt-tokenizer/data', `${name}.tiktoken`);
  for (const line of fs.readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    const [base64, rank] = line.split(' ');
    tokens[Number(rank)] = base64;
  }
  return tokens;
}

function official(name) {
  const tokens = [];
  for (const line of require(`tiktoken/encoders/${name}.json`).bpe_ranks.split('\n').filter(Boolean)) {
    const [, first, ...rest] = line.split(' ');
    rest.forEach((base64, index) => { tokens[Number(first) + index] = base64; });
  }
  return tokens;
}

function pack(tokens) {
  const header = Buffer.alloc(9);
  header.write('MBPE', 'latin1');
  header[4] = 1;
  header.writeUInt32LE(tokens.length, 5);
  const bytes = Array.from(tokens, base64 => Buffer.from(base64 ?? '', 'base64'));
  return Buffer.concat([header, Buffer.from(bytes.map(b => b.length)), ...bytes]);
}

for (const name of ['o200k_base', 'cl100k_base', 'p50k_base']) {
  const tokens = published(name);
  const reference = official(name);
  if (tokens.length !== reference.length || Array.from(tokens, (t, rank) => t === reference[rank]).includes(false))
    throw new Error(`${name}: the two packages disagree about the ranks`);

  const packed = pack(tokens);
  const compressed = zlib.brotliCompressSync(packed, {
    params: {
      [zlib.constants.BROTLI_PARAM_QUALITY]: 11,
      [zlib.constants.BROTLI_PARAM_LGWIN]: 24,
      [zlib.constants.BROTLI_PARAM_SIZE_HINT]: packed.length,
    },
  });
  fs.writeFileSync(path.join(target, `${name}.tiktoken.br`), compressed);
  console.log(`${name}: ${tokens.length} ranks, ${packed.length} bytes, ${compressed.length} compressed`);
}

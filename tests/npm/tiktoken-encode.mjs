// Encodes with npm's tiktoken. In: lines of "<encoding> <base64 of the text in UTF-16LE>", so that unpaired surrogates survive.
// Out: a line of comma-separated tokens for each.
import { get_encoding } from 'tiktoken';
import readline from 'node:readline';

const encodings = new Map();
for await (const line of readline.createInterface({ input: process.stdin })) {
  const [name, base64 = ''] = line.split(' ');
  if (!encodings.has(name)) encodings.set(name, get_encoding(name));
  const text = Buffer.from(base64, 'base64').toString('utf16le');
  const tokens = encodings.get(name).encode_ordinary(text);
  if (!process.stdout.write(tokens.join(',') + '\n')) await new Promise(resume => process.stdout.once('drain', resume));
}

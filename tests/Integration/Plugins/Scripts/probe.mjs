// Tries what a sandboxed plugin must not be able to do, and says what came of each attempt.
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync, writeSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { createSocket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { Worker } from 'node:worker_threads';

const [attempt, ...given] = process.argv.slice(2);
const tried = (act) => {
  try {
    return { ok: act() ?? true };
  } catch (error) {
    return { error: error.code ?? error.message };
  }
};
const listening = (server, start) => new Promise((resolve) => {
  server.on('error', (error) => resolve({ error: error.code }));
  start(() => resolve({ ok: true }));
});
const attempts = {
  environment: () => ({ ok: process.env }),
  read: () => tried(() => readFileSync(given[0], 'utf8')),
  write: () => tried(() => writeFileSync(given[0], 'x')),
  link: () => tried(() => (symlinkSync(given[0], given[1]), readFileSync(given[1], 'utf8'))),
  list: () => tried(() => readdirSync(given[0])),
  processes: () => ({ ok: readdirSync('/proc').filter((name) => /^\d+$/.test(name)).length }),
  descriptors: () => ({
    ok: readdirSync('/proc/self/fd').map((fd) => { try { return readlinkSync(`/proc/self/fd/${fd}`); } catch { return null; } })
      .filter((target) => target !== null && !/^(pipe|anon_inode|socket):/.test(target) && target !== '/dev/null' && !target.startsWith('/proc/')),
  }),
  spawn: () => {
    const child = spawnSync(process.execPath, ['--version']);
    return child.error ? { error: child.error.code } : { ok: true };
  },
  thread: () => new Promise((resolve) => {
    new Worker('require("node:worker_threads").parentPort.postMessage(42)', { eval: true }).on('message', (m) => resolve({ ok: m }));
  }),
  connect: () => new Promise((resolve) => {
    const socket = connect(Number(given[0]), '127.0.0.1', () => resolve({ ok: true }));
    socket.on('error', (error) => resolve({ error: error.code }));
  }),
  'connect-unix': () => new Promise((resolve) => {
    const socket = connect(given[0], () => resolve({ ok: true }));
    socket.on('error', (error) => resolve({ error: error.code }));
  }),
  listen: () => { const server = createServer(); return listening(server, (done) => server.listen(0, '127.0.0.1', done)); },
  datagram: () => new Promise((resolve) => {
    try {
      const socket = createSocket('udp4');
      socket.on('error', (error) => resolve({ error: error.code }));
      socket.bind(0, () => resolve({ ok: true }));
    } catch (error) {
      resolve({ error: error.code });
    }
  }),
  resolve: async () => { try { return { ok: await lookup('localhost') }; } catch (error) { return { error: error.code }; } },
  memory: () => {
    const held = [];
    for (;;) held.push(Buffer.alloc(16 * 1024 * 1024, 1));
  },
  fill: () => tried(() => {
    const chunk = Buffer.alloc(1024 * 1024, 1);
    for (let file = 0; file < 64; file++) {
      const handle = openSync(`/tmp/fill-${file}`, 'w');
      try { for (let i = 0; i < 8; i++) writeSync(handle, chunk); } finally { closeSync(handle); }
    }
  }),
  spin: () => { for (;;); },
  exists: () => ({ ok: given.filter((path) => existsSync(path)) }),
};
process.stdout.write(JSON.stringify(await attempts[attempt]()));
process.exit(0);

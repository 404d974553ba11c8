// An MCP server over streamable HTTP on a free port of the loopback address; it prints the port. It uses no library.
import { createServer } from 'node:http';

let redirected = 0;
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => { body += chunk; });
  request.on('end', () => {
    if (request.url === '/elsewhere') redirected++;
    if (request.method !== 'POST') return response.writeHead(405).end();
    const { id, method, params } = JSON.parse(body);
    if (id === undefined) return response.writeHead(202).end();
    const answer = (result) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ jsonrpc: '2.0', id, result }));
    const text = (value) => answer({ content: [{ type: 'text', text: value }] });
    if (method === 'initialize') return answer({ protocolVersion: params.protocolVersion, capabilities: { tools: {} }, serverInfo: { name: 'http', version: '1' } });
    if (method === 'tools/list') {
      return answer({ tools: ['echo', 'redirect', 'endless', 'fails', 'redirected'].map((name) => ({ name, description: name, inputSchema: { type: 'object' } })) });
    }
    if (method !== 'tools/call') {
      return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ jsonrpc: '2.0', id, error: { code: -32601, message: 'unknown' } }));
    }
    switch (params.name) {
      case 'echo': return text(params.arguments.text);
      case 'redirected': return text(String(redirected));
      case 'redirect': return response.writeHead(307, { location: '/elsewhere' }).end();
      case 'fails': return response.writeHead(500).end('SECRET-OF-THE-PLUGIN');
      case 'endless': {
        response.writeHead(200, { 'content-type': 'application/json' });
        const more = () => { while (response.write('x'.repeat(65536)) && !response.destroyed); };
        response.on('drain', more);
        response.on('error', () => {});
        return more();
      }
    }
  });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
process.stdin.on('end', () => process.exit(0)).resume();

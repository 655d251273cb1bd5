// Loaded into the server before its own code: Next answers 500 to a path that is no valid encoding
// (`/services/%E0%A4%A`), before any code of ours is asked. It is the caller's mistake.
import http from 'node:http';

const { createServer } = http;

http.createServer = (...given) => {
  const listener = given.find((one) => typeof one === 'function');
  const server = createServer(...given.filter((one) => one !== listener));
  if (listener !== undefined)
    server.on('request', (request, response) =>
      isText(request.url) ? listener(request, response) : refuse(request, response),
    );
  return server;
};

function isText(url = '') {
  if (!url.includes('%')) return true;
  try {
    decodeURIComponent(url.split('?', 1)[0]);
    return true;
  } catch {
    return false;
  }
}

function refuse({ url = '' }, response) {
  const title = 'Bad Request';
  const [type, body] = url.startsWith('/api/')
    ? [
        'application/problem+json',
        JSON.stringify({ type: 'about:blank', title, status: 400, code: 'no-such-address' }),
      ]
    : ['text/plain; charset=utf-8', `${title}\n`];
  response.writeHead(400, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(body);
}

// Sends requests from a thread of its own, so that measuring takes no time from what is measured.
import http from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';

const { origin, requests, amount, connections } = workerData;
const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
const { hostname, port } = new URL(origin);

function send({ method, path, body, headers }) {
  return new Promise((resolve, reject) => {
    const options = {
      hostname,
      port,
      agent,
      method,
      path,
      headers:
        body === undefined ? headers : { ...headers, 'content-length': Buffer.byteLength(body) },
    };
    const request = http.request(options, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk)).on('error', reject);
      response.on('end', () => {
        if (response.statusCode < 300) resolve();
        else
          reject(
            new Error(
              `${method} ${path}: ${response.statusCode} ${Buffer.concat(chunks).toString().slice(0, 300)}`,
            ),
          );
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

let sent = 0;
const started = performance.now();
try {
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (sent < amount) await send(requests[sent++ % requests.length]);
    }),
  );
  parentPort.postMessage({ seconds: (performance.now() - started) / 1000 });
} catch (error) {
  parentPort.postMessage({ error: error.message });
} finally {
  agent.destroy();
}

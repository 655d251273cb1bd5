import http from 'node:http';

/** Asks a site; the answer is milliseconds to the last byte. Throws where it is not answered 200. */
export function opened(origin: string, maxSockets = 64) {
  const agent = new http.Agent({ keepAlive: true, maxSockets });
  return {
    ask: (address: string, headers: Readonly<Record<string, string>> = {}) =>
      timed(new URL(address, origin), {
        agent,
        headers: { 'accept-encoding': 'gzip', ...headers },
      }),
    close: () => agent.destroy(),
  };
}

function timed(url: URL, options: http.RequestOptions): Promise<number> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const request = http.get(url, options, (response) => {
      response.on('error', reject).on('end', () => {
        if (response.statusCode === 200) resolve(performance.now() - started);
        else reject(new Error(`${url.href} was answered ${response.statusCode ?? 0}`));
      });
      response.resume();
    });
    request.on('error', reject);
  });
}

/** Asks for `count` addresses in turn, so many a second whether they are answered or not; how long each took. */
export async function atRate(
  addresses: readonly string[],
  perSecond: number,
  count: number,
  ask: (address: string) => Promise<number>,
): Promise<number[]> {
  const asked: Promise<number>[] = [];
  await new Promise<void>((resolve) => {
    const begun = performance.now();
    const timer = setInterval(() => {
      const due = Math.min(count, Math.floor(((performance.now() - begun) / 1000) * perSecond) + 1);
      while (asked.length < due) asked.push(ask(addresses[asked.length % addresses.length] ?? '/'));
      if (asked.length < count) return;
      clearInterval(timer);
      resolve();
    }, 1000 / perSecond);
  });
  return Promise.all(asked);
}

/** The value that `percent` of 100 do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import vm from 'node:vm';
import fc from 'fast-check';
import { createElement, lazy, type ReactNode, Suspense } from 'react';
import { renderToPipeableStream } from 'react-dom/server';
import { expect, test } from 'vitest';
import { knownScripts, REACT_FUNCTIONS } from './inline-scripts';

const hashOf = (script: string) => `sha256-${createHash('sha256').update(script).digest('base64')}`;
const tag = (script: string) => `<script>${script}</script>`;
/** As Next writes it into a page. */
const data = (value: unknown) =>
  `self.__next_f.push(${JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)})`;
const read = (html: string) => {
  const { body, hashes } = knownScripts(Buffer.from(html));
  return { html: body.toString(), hashes };
};

test('the scripts of Next are known', () => {
  const scripts = [
    '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["a.js"],"runtimeModuleIds":[4]});',
    '(self.__next_f=self.__next_f||[]).push([0])',
    `(self.__next_f=self.__next_f||[]).push([0]);${data([2, ['a', null]])}`,
    data([1, 'ż </script>']),
  ];
  for (const script of scripts) expect(read(tag(script)).hashes).toEqual([hashOf(script)]);
});

test.each([
  'alert(1)',
  'self.__next_f.push(alert(1))',
  'self.__next_f.push([1]),alert(1)',
  'self.__next_f.push([1]);alert(1)',
  'self.__next_f.push([1,"a"+alert(1)])',
  '(self.__next_f=self.__next_f||[]).push([0]);alert(1)',
  '$RC("B:0","S:0");alert(1)',
  'alert(1);$RC("B:0","S:0")',
  '$RC=function(){alert(1)};$RC("B:0","S:0")',
  '',
])('a script of anybody else has no hash: %s', (script) => {
  const page = tag(script);
  expect(read(page)).toEqual({ html: page, hashes: [] });
});

test('one with a source or a type is no inline script', () => {
  const page = `<script src="/theme.js">${data([1])}</script><script type="application/ld+json">${data([1])}</script>`;
  expect(read(page)).toEqual({ html: page, hashes: [] });
});

test('data that stands side by side becomes one script, in order; all else stays as it is', () => {
  const script = fc.oneof(
    { weight: 3, arbitrary: fc.string({ unit: 'grapheme' }).map((value) => data([1, value])) },
    fc.constantFrom('alert(1)', '$RC("B:0","S:0")'),
  );
  const between = fc.constantFrom('', '', '<p>ż</p>');
  fc.assert(
    fc.property(fc.array(fc.tuple(script, between)), (parts) => {
      const page = parts.map(([code, html]) => `${tag(code)}${html}`).join('');
      const { html, hashes } = read(page);
      // What would have run, in its order: the known scripts.
      const codeIn = (all: string) =>
        [...all.matchAll(/<script>(.*?)<\/script>|<p>/gs)].map(([, code]) => code ?? '<p>');
      const joined = (codes: string[]) => codes.join(';').replaceAll(';<p>;', '<p>');
      expect(joined(codeIn(html))).toBe(joined(codeIn(page)));
      const allowed = codeIn(html).filter((code) => hashes.includes(hashOf(code)));
      expect(allowed).toEqual(codeIn(html).filter((code) => code !== 'alert(1)' && code !== '<p>'));
    }),
  );
});

test('the functions of React are those of the React that Next brings', () => {
  const source = readFileSync(
    'node_modules/next/dist/compiled/react-dom/cjs/react-dom-server.node.production.js',
    'utf8',
  );
  const literals = [...source.matchAll(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g)]
    .map(([literal]) => literal)
    .filter((literal) => /^.(?:\$R|addEventListener|requestAnimationFrame)/.test(literal))
    .map((literal) => String(vm.runInNewContext(literal)));
  const found = REACT_FUNCTIONS.map(({ length, digest }) =>
    literals.some((one) => hashOf(one.slice(0, length)) === `sha256-${digest}`),
  );
  expect(found).toEqual(REACT_FUNCTIONS.map(() => true));
});

test('what React writes for a part that comes late is known', async () => {
  const late = Array.from({ length: 3 }, (_, at) => {
    const Late = lazy(async () => {
      await new Promise((resolve) => setImmediate(resolve));
      return { default: () => createElement('p', {}, `part ${at}`) as ReactNode };
    });
    return createElement(Suspense, { key: at, fallback: 'wait' }, createElement(Late));
  });
  const stream = new PassThrough();
  const { pipe } = renderToPipeableStream(createElement('div', {}, late), {
    onShellReady: () => pipe(stream),
  });
  const html = await text(stream);
  const scripts = [...html.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map(([, code = '']) => code);
  expect(scripts.some((code) => code.includes('$RC('))).toBe(true);
  expect(new Set(read(html).hashes)).toEqual(new Set(scripts.map(hashOf)));
});

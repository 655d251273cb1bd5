import { chromium } from '@playwright/test';
import { readFileSync } from 'node:fs';
const tokens = JSON.parse(readFileSync('/tmp/desk-tokens.json', 'utf8'));
const base = 'http://localhost:3460';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium' });
const step = process.argv[2] ?? 'all';
async function open(who, { width, height = 800, scheme = 'light' }) {
  const c = await browser.newContext({ viewport: { width, height }, colorScheme: scheme });
  await c.addCookies([{ name: 'next-auth.session-token', value: tokens[who], url: base }]);
  const page = await c.newPage();
  page.on('pageerror', (e) => console.log('pageerror', e.message));
  page.on('console', (m) => m.type() === 'error' && console.log('console', m.text()));
  return page;
}
const shot = (page, name, full = false) => page.screenshot({ path: `/tmp/desk-shots/${name}.png`, fullPage: full });
const ready = (page) => page.waitForFunction(() => { const a = document.querySelector('article[aria-busy="false"]'); return a && Object.keys(a).some((k) => k.startsWith('__react')); });
if (step === 'all' || step === 'one') {
  const page = await open('mod-eyes', { width: 1280 });
  await page.goto(base + '/queue'); await ready(page); await shot(page, 'desk-1280');
  // the trial
  const list = await page.evaluate(() => fetch('/api/v1/queue').then((r) => r.json()));
  console.log(list.items.slice(0, 6).map((i) => [i.id, i.kind, i.subject.name, i.state]));
  await page.keyboard.press('j'); await page.keyboard.press('j'); await ready(page); await page.waitForTimeout(800); await shot(page, 'trial-1280');
  await page.keyboard.press('a'); await page.keyboard.press('1'); await page.waitForTimeout(600); await shot(page, 'held-1280');
  await page.waitForTimeout(13000); await shot(page, 'told-1280');
  await page.keyboard.press('g'); await page.waitForTimeout(1500); await shot(page, 'group-author-1280');
  await page.keyboard.press('x'); await page.keyboard.press('x'); await shot(page, 'group-chosen-1280');
  await page.keyboard.press('r'); await page.waitForTimeout(300); await shot(page, 'group-reason-1280');
  await page.keyboard.press('Escape'); await page.keyboard.press('g'); await page.waitForTimeout(1500); await shot(page, 'group-software-1280', true);
  await page.keyboard.press('g'); await page.waitForTimeout(1500); await shot(page, 'group-domain-1280');
}
if (step === 'all' || step === 'more') {
  for (const [name, loc, width, scheme] of [['he-1280', '/he', 1280, 'dark'], ['he-360', '/he', 360, 'light'], ['en-360', '', 360, 'dark']]) {
    const page = await open('rev-eyes', { width, scheme });
    await page.goto(base + loc + '/queue'); await ready(page); await shot(page, `desk-${name}`, width < 500);
    await page.keyboard.press('g'); await page.waitForTimeout(1500); await page.keyboard.press('x'); await shot(page, `group-${name}`, width < 500);
    if (width < 500) console.log(name, 'overflow', await page.evaluate(() => document.documentElement.scrollWidth > innerWidth));
    await page.context().close();
  }
  const page = await open('rev-eyes', { width: 1280 });
  await page.goto(base + '/he/queue/guide'); await shot(page, 'guide-he');
}
if (step === 'fifty') {
  const page = await open('mod-eyes', { width: 1280, height: 900 });
  await page.goto(base + '/queue'); 
  const next = (before) => page.evaluate((before) => new Promise((resolve) => {
    let pressed = performance.now();
    addEventListener('keydown', ({ timeStamp }) => (pressed = timeStamp), { once: true });
    const begun = performance.now();
    const look = () => {
      const edit = document.querySelector('article[aria-busy="false"]');
      const id = /\d+$/.exec(edit?.querySelector('a')?.getAttribute('href') ?? '')?.[0] ?? '';
      const approve = [...document.querySelectorAll('button')].find((b) => b.querySelector('kbd')?.textContent === 'A');
      const alive = edit && Object.keys(edit).some((k) => k.startsWith('__react'));
      if (performance.now() - begun > 20000) return resolve({ id, stuck: true, text: document.body.innerText.slice(0, 1500) });
      if (id === '' || id === before || !alive || approve?.getAttribute('aria-disabled') !== 'false') return requestAnimationFrame(look);
      resolve({ id, conflicts: approve.textContent.startsWith('Approve:'), ms: performance.now() - pressed, focus: document.activeElement?.tagName, scroll: document.querySelector('article')?.scrollTop, title: edit.querySelector('h2').innerText });
    };
    look();
  }), before);
  let shown = await next('');
  const seen = []; const times = [];
  for (let n = 0; n < 50; n++) {
    if (seen.includes(shown.id)) console.log('TWICE', shown.id);
    seen.push(shown.id);
    await page.keyboard.press(shown.conflicts ? 'r' : 'a');
    const coming = next(shown.id);
    await page.keyboard.press('1');
    shown = await coming;
    if (shown.stuck) { console.log('STUCK', n, shown); await shot(page, 'stuck'); break; }
    times.push(Math.round(shown.ms));
    if (shown.focus !== 'H2' || shown.scroll) console.log('focus/scroll', n, shown);
  }
  await shot(page, 'fifty-end');
  const s = [...times].sort((a, b) => a - b);
  console.log('n', times.length, 'sum', s.reduce((a, b) => a + b, 0), 'p50', s[25], 'p95', s[47], 'max', s.at(-1)); console.log(times.join(' '));
  await page.waitForTimeout(14000); await shot(page, 'fifty-after');
  console.log(await page.evaluate(() => fetch('/api/v1/queue/verdicts').then((r) => r.json()).then(({ items }) => items.reduce((all, { state, refusal, editState }) => { const k = `${state} ${refusal?.reason ?? ''} ${editState}`; all[k] = (all[k] ?? 0) + 1; return all; }, {}))));
}
await browser.close();

import { expect, test } from '../fixtures';

const PAGES = [
  '/',
  '/ports/1323',
  '/ports/1323/history',
  '/software/redis',
  '/search?q=redis',
  '/changes',
  '/log',
  '/check',
  '/collisions?use=grafana&use=gitea',
  '/report?port=1323',
];

/** Runs in the page: selectors of two style modules that set one property of one element with the same weight. */
function ties(): string[] {
  interface Rule {
    readonly selector: string;
    readonly styles: string;
    readonly weight: string;
    readonly sets: ReadonlyMap<string, string>;
  }
  const count = (text: string, what: RegExp) => text.match(what)?.length ?? 0;
  const weightOf = (selector: string) => {
    const counted = selector.replace(/:where\([^)]*\)/g, '');
    return [
      count(counted, /\.[\w-]+|\[[^\]]*\]|:(?!:|is\(|not\(|has\()[\w-]+/g),
      count(counted, /(?:^|[\s>+~(])[a-z]/g),
      /::[\w-]+/.exec(counted)?.[0] ?? '',
    ].join();
  };
  /** A shorthand and what it stands for are one. */
  const setsOf = ({ cssText }: CSSStyleRule) =>
    new Map(
      cssText
        .slice(cssText.indexOf('{') + 1, -1)
        .split(/;\s*/)
        .flatMap((line): [string, string][] => {
          const [name = '', value = ''] = line.trim().split(/:\s*/);
          const whole = name.replace(/^(padding|margin|font|grid|background|inset)-.*$/, '$1');
          return value === '' || name.startsWith('--') ? [] : [[whole, value]];
        }),
    );
  const rules: Rule[] = [];
  const collect = (list: CSSRuleList) => {
    for (const rule of list) {
      if (rule instanceof CSSStyleRule)
        for (const selector of rule.selectorText.split(/,\s*(?![^(]*\))/)) {
          const [, name] = /\.([\w-]{5,7})_[a-zA-Z]\w*(?!.*\.[\w-]{5,7}_)/.exec(selector) ?? [];
          if (name === undefined) continue;
          const weight = weightOf(selector);
          rules.push({ selector, styles: name, weight, sets: setsOf(rule) });
        }
      else if (rule instanceof CSSGroupingRule) collect(rule.cssRules);
    }
  };
  for (const sheet of document.styleSheets) collect(sheet.cssRules);
  const found = new Set<string>();
  for (const element of document.querySelectorAll('body *')) {
    const its = rules.filter(({ selector }) =>
      element.matches(selector.replace(/(^|[\s>+~])::[\w-]+$/, '$1*').replace(/::[\w-]+$/, '')),
    );
    for (const [at, one] of its.entries())
      for (const other of its.slice(at + 1)) {
        if (one.styles === other.styles || one.weight !== other.weight) continue;
        for (const [name, value] of one.sets)
          if (other.sets.has(name) && other.sets.get(name) !== value)
            found.add(`${name}: ${one.selector} and ${other.selector}`);
      }
  }
  return [...found];
}

for (const address of PAGES) {
  test(`on ${address} nothing depends on the order of style sheets`, async ({ page }) => {
    await page.goto(address);
    expect(await page.evaluate(ties)).toEqual([]);
  });
}

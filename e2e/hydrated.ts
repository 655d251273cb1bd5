import type { Locator } from '@playwright/test';

/**
 * Waits until React has taken an element over. What is typed before is kept by the site; but a test that
 * types in the very moment in which it happens, key by key, is quicker than any person.
 */
export async function hydrated(element: Locator): Promise<void> {
  await element.waitFor({ state: 'attached' });
  await element.evaluate(
    (node) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (Object.keys(node).some((name) => name.startsWith('__reactProps'))) resolve();
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
}

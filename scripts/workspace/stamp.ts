import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { errorCode, OperatorError } from '@/lib/platform/errors';
import { withLock } from '@/lib/platform/file-lock';

/** Something made from files of the project, and remade when they change. */
export interface Product {
  /** Relative to the root; written last, so that what was cut short never counts. */
  stamp: string;
  hash: string;
  make(): Promise<void>;
}

const WORKSPACE_LOCK = '.portolan.lock';

export function isCurrent(root: string, product: Omit<Product, 'make'>): boolean {
  try {
    return readFileSync(path.join(root, product.stamp), 'utf8') === product.hash;
  } catch {
    return false;
  }
}

/** Makes the product unless it is current; two commands at once take turns. True when made. */
export async function ensureProduct(root: string, product: Product): Promise<boolean> {
  if (isCurrent(root, product)) return false;
  try {
    return await withLock(path.join(root, WORKSPACE_LOCK), async () => {
      if (isCurrent(root, product)) return false;
      const stamp = path.join(root, product.stamp);
      rmSync(stamp, { force: true });
      await product.make();
      mkdirSync(path.dirname(stamp), { recursive: true });
      writeFileSync(stamp, product.hash);
      return true;
    });
  } catch (error) {
    if (!['EACCES', 'EROFS', 'EPERM'].includes(errorCode(error))) throw error;
    throw new OperatorError(`${root} cannot be written (${errorCode(error)})`, { cause: error });
  }
}

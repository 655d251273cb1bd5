import type { Tx } from '@/lib/platform/db';

/** The account in whose name the instance itself proposes: the stock, and questions an import raises. */
export const INSTANCE_HANDLE = 'portolan-stock';

/** Its id, creating it where it is missing. Nobody can sign in to it: it has no address. */
export async function ensureInstanceAccount(tx: Tx): Promise<string> {
  const account = await tx.user.upsert({
    where: { handle: INSTANCE_HANDLE },
    create: { handle: INSTANCE_HANDLE, name: 'Stock import', system: true },
    update: {},
    select: { id: true },
  });
  return account.id;
}

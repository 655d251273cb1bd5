import { z } from 'zod';
import { connectionOf, type Tx } from './db';
import { Prisma } from './generated/prisma/client';

/**
 * The one way to SQL of our own. Prisma's client says what it can; a statement stands here because
 * it needs what the client cannot say, or cannot say as fast. Which files may write SQL, and why,
 * is listed in eslint.config.js; row locks are in `row-lock.ts`. Statements go straight to the
 * transaction's own connection: through Prisma's client each cost more than twice the processor's time.
 */

/** Parts of a statement that are put together: Prisma's, so that values stay parameters. */
export const { sql, join, empty } = Prisma;
export type Sql = Prisma.Sql;

/** A statement written as a tagged template: what is inserted becomes a parameter, never text. */
type Statement<Answer> = (text: TemplateStringsArray, ...values: unknown[]) => Promise<Answer>;

// Making a schema costs twenty times what reading a row with it does.
const lists = new WeakMap<z.ZodType, z.ZodType>();

function listOf<Row>(row: z.ZodType<Row>): z.ZodType<Row[]> {
  const list = lists.get(row) ?? z.array(row);
  lists.set(row, list);
  return list as z.ZodType<Row[]>;
}

/**
 * Runs a statement and reads every row it gives with `row`, a zod object made once, at the top of the
 * module; columns it does not name are left out. Costs about 1 µs a row. A row that is not as said
 * is a fault in the statement or the schema: it throws, naming the column.
 *
 *     const [found] = await rows(tx, z.object({ id: z.int() }))`SELECT id FROM edit WHERE …`;
 */
export function rows<Row>(tx: Tx, row: z.ZodType<Row>): Statement<Row[]> {
  return async (text, ...values) => {
    const statement = sql(text, ...values);
    const found = (await connectionOf(tx)?.query(statement.text, statement.values))?.rows;
    const read = listOf(row).safeParse(found ?? (await tx.$queryRaw(statement)));
    if (read.success) return read.data;
    throw new TypeError(`a row is not as its schema says: ${z.prettifyError(read.error)}`);
  };
}

/** Runs a statement of which no rows are wanted; answers how many it touched. */
export function execute(tx: Tx): Statement<number> {
  return async (text, ...values) => {
    const statement = sql(text, ...values);
    const answer = await connectionOf(tx)?.query(statement.text, statement.values);
    return answer === undefined ? tx.$executeRaw(statement) : (answer.rowCount ?? 0);
  };
}

import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type pg from 'pg';

/** The messages of PostgreSQL's COPY protocol, as the driver's connection speaks them. */
interface CopyConnection {
  query(sql: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
  stream: Readable & Writable;
}

interface CommandComplete {
  text: string;
}

/**
 * What the driver asks of anything given to `client.query`. It has COPY's messages but no public
 * way to use them, so these two speak to it as its own queries do.
 */
abstract class CopyCommand {
  readonly result: Promise<number>;
  protected settle!: (rows: number) => void;
  protected fail!: (error: unknown) => void;
  private rows = 0;
  private error: unknown;

  constructor(private readonly sql: string) {
    this.result = new Promise((resolve, reject) => {
      this.settle = resolve;
      this.fail = reject;
    });
  }

  protected get failed(): boolean {
    return this.error !== undefined;
  }

  submit(connection: CopyConnection): void {
    connection.query(this.sql);
  }

  handleCommandComplete({ text }: CommandComplete): void {
    this.rows = Number(/^COPY (\d+)$/.exec(text)?.[1] ?? 0);
  }

  handleError(error: unknown): void {
    this.error = error;
    // A connection that broke sends no end; settling twice does no harm.
    this.fail(error);
  }

  handleReadyForQuery(): void {
    if (!this.failed) this.settle(this.rows);
  }
}

/** Rows are handed on in pieces of about this size: a message of the protocol is one row. */
const PIECE_BYTES = 64_000;

class CopyOut extends CopyCommand {
  private consumed: Promise<void> = Promise.resolve();
  private parts: Buffer[] = [];
  private bytes = 0;

  constructor(
    sql: string,
    private readonly consume: (piece: Buffer) => Promise<void>,
  ) {
    super(sql);
  }

  handleCopyData({ chunk }: { chunk: Buffer }, connection: CopyConnection): void {
    // Copied, because the driver uses its buffer again.
    this.parts.push(Buffer.from(chunk));
    this.bytes += chunk.length;
    if (this.bytes < PIECE_BYTES) return;
    connection.stream.pause();
    this.handOn();
    void this.consumed.then(() => connection.stream.resume());
  }

  override handleReadyForQuery(): void {
    if (this.bytes > 0) this.handOn();
    void this.consumed.then(() => super.handleReadyForQuery());
  }

  private handOn(): void {
    const piece = Buffer.concat(this.parts);
    this.parts = [];
    this.bytes = 0;
    this.consumed = this.consumed
      .then(() => (this.failed ? undefined : this.consume(piece)))
      .catch((error: unknown) => this.handleError(error));
  }
}

class CopyIn extends CopyCommand {
  constructor(
    sql: string,
    private readonly source: AsyncIterable<Buffer>,
  ) {
    super(sql);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    this.send(connection).then(
      () => {
        if (!this.failed) connection.endCopyFrom();
      },
      (error: unknown) => {
        this.handleError(error);
        connection.sendCopyFail('the source failed');
      },
    );
  }

  private async send(connection: CopyConnection): Promise<void> {
    for await (const chunk of this.source) {
      // The server has refused a row and wants no more of them.
      if (this.failed) return;
      connection.sendCopyFromChunk(chunk);
      if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain');
    }
  }
}

/**
 * Runs `COPY … TO STDOUT`, giving its data to `consume` piece by piece, never faster than that
 * takes it. Hands back the number of rows.
 */
export function copyOut(
  client: pg.ClientBase,
  sql: string,
  consume: (chunk: Buffer) => Promise<void>,
): Promise<number> {
  return run(client, new CopyOut(sql, consume));
}

/** Runs `COPY … FROM STDIN` with the data of `source`. Hands back the number of rows. */
export function copyIn(
  client: pg.ClientBase,
  sql: string,
  source: AsyncIterable<Buffer>,
): Promise<number> {
  return run(client, new CopyIn(sql, source));
}

function run(client: pg.ClientBase, command: CopyCommand): Promise<number> {
  client.query(command as unknown as pg.Submittable);
  return command.result;
}

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { clientSource } from '@/lib/api/client-source';
import { openApiDocument } from '@/lib/api/openapi';

/** Where the client stands in the project; a test holds it against the description of the API. */
export const CLIENT_FILE = 'packages/client/generated/client.ts';

/** The client as it is written to its file. */
export async function clientText(): Promise<string> {
  const style = await resolveConfig(path.resolve(CLIENT_FILE));
  const formatted = (text: string) => format(text, { ...style, parser: 'typescript' });
  // What Prettier has broken into lines once, it puts together again where it fits.
  return formatted(await formatted(clientSource(openApiDocument())));
}

/** `npm run client [-- FILE]`: writes the client of the API in TypeScript. */
export async function main([file = CLIENT_FILE]: string[]): Promise<void> {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, await clientText());
  process.stdout.write(`${file}\n`);
}

import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport, type Transporter } from 'nodemailer';
import { loadEnv } from './env';
import { makeFolder } from './folder';

export interface Mail {
  to: string;
  subject: string;
  text: string;
  html?: string;
  /** BCP 47; becomes Content-Language. */
  language?: string;
  headers?: Record<string, string>;
}

/** Where the mail went: handed to the SMTP server, or the file it was written to. */
export type MailDelivery = { sent: true } | { sent: false; file: string };

/** Of the server that the settings last named. */
let open: { readonly url: string; readonly transport: Transporter } | undefined;

/**
 * Sends through SMTP_URL; without one, writes an .eml file into DATA_DIR/outbox.
 * Throws when the SMTP server refuses or does not answer.
 */
export async function sendMail(mail: Mail): Promise<MailDelivery> {
  const { SMTP_URL, MAIL_FROM } = loadEnv();
  const { language, headers, ...content } = mail;
  const message = {
    ...content,
    from: MAIL_FROM,
    headers: {
      ...(language && { 'Content-Language': language }),
      // Whoever is on holiday need not tell us so (RFC 3834).
      'Auto-Submitted': 'auto-generated',
      ...headers,
    },
  };
  if (SMTP_URL === undefined) return { sent: false, file: await writeToOutbox(message) };
  if (open?.url !== SMTP_URL) open = { url: SMTP_URL, transport: createTransport(SMTP_URL) };
  await open.transport.sendMail(message);
  return { sent: true };
}

export function outboxFolder(): string {
  return path.join(loadEnv().DATA_DIR, 'outbox');
}

/** Names sort by time; the mail holds a sign-in link, so only the owner may read it. */
async function writeToOutbox(message: object): Promise<string> {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  const { message: content } = await composer.sendMail(message);
  const folder = outboxFolder();
  makeFolder(folder);
  const time = new Date().toISOString().replaceAll(':', '-');
  const file = path.join(folder, `${time}-${randomBytes(3).toString('hex')}.eml`);
  await writeFile(file, content as Buffer, { mode: 0o600 });
  return file;
}

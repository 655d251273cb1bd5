import { z } from 'zod';
import { wholeNumber } from '@/lib/platform/list-query';
import { lineText } from '@/lib/platform/text';
import { MAX_PORT } from '@/lib/ports/types';

/** Transports as the form asks for them; `both` is TCP and UDP. */
export const TRANSPORT_CHOICES = ['tcp', 'udp', 'both', 'sctp', 'dccp'] as const;
/** Who runs it: one organisation for itself, users of one product, or anybody who implements the protocol. */
export const USERS = ['own', 'product', 'anybody'] as const;
/** How the other side learns of the port: it knows it beforehand, somebody configures it, or it is looked up. */
export const FINDINGS = ['known', 'configured', 'discovered'] as const;
/** What it speaks: HTTP, or a protocol of its own. */
export const PROTOCOLS = ['http', 'own'] as const;
/** How it is protected: always, if both sides want, on another port, not at all. */
export const PROTECTIONS = ['always', 'negotiated', 'separate', 'none'] as const;
/** Whether a message says which version of the protocol it is of. */
export const VERSIONINGS = ['inside', 'none'] as const;
/** How many ports it takes. */
export const PORT_COUNTS = ['one', 'several'] as const;

/** What the page asks, all of it optional; nothing of it is kept. */
export const applyQuery = z.object({
  users: z.enum(USERS).optional(),
  finding: z.enum(FINDINGS).optional(),
  protocol: z.enum(PROTOCOLS).optional(),
  protection: z.enum(PROTECTIONS).optional(),
  versions: z.enum(VERSIONINGS).optional(),
  ports: z.enum(PORT_COUNTS).optional(),
  transport: z.enum(TRANSPORT_CHOICES).optional(),
  name: lineText(40).optional(),
  port: wholeNumber(0, MAX_PORT).optional(),
  description: lineText(200).optional(),
  reference: lineText(300).optional(),
});
export type ApplyQuery = z.output<typeof applyQuery>;

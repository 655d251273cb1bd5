import { z } from 'zod';

/** RFC 5321, 4.5.3.1.3: a path has at most 256 octets with its angle brackets. */
const LONGEST = 254;

/**
 * One e-mail address as browsers understand it (WHATWG HTML, "valid e-mail address") with a public domain, trimmed and in
 * lower case: what differs in case only reaches the same person.
 */
export const emailAddressSchema = z
  .string()
  .max(1_000)
  .transform((text) => text.normalize('NFKC').trim().toLowerCase())
  .pipe(
    z
      .email({ pattern: z.regexes.html5Email })
      .max(LONGEST)
      .regex(/\.[a-z0-9-]*[a-z][a-z0-9-]*$/),
  );

import fc from 'fast-check';

import type { RegistryCells, RegistryRow } from '@/lib/iana/row';
import { rowFromCells } from '@/lib/iana/row';

/** Texts made of what hurts a CSV: quotes, commas, line breaks, brackets, and letters beyond ASCII. */
const text = fc.string({
  unit: fc.constantFrom(...'ab c,"\n\r\t[]<>&@.-=;é√'.split(''), 'at', 'RFC12', 'ą́', '中'),
  maxLength: 24,
});
const name = fc.option(fc.stringMatching(/^[a-z][a-z0-9-]{0,3}$/), { nil: '', freq: 2 });
const id = fc.stringMatching(/^[A-Z][A-Za-z_.-]{0,8}$/);
const ids = fc.array(id, { maxLength: 2 }).map((list) => list.map((one) => `[${one}]`).join(''));
const date = fc.constantFrom('', '2004-11', '2024-02-29', '2026-08-17');

const portNumber = fc.oneof(
  { weight: 1, arbitrary: fc.constant('') },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 12 }).map(String) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }))
      .map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`),
  },
);

const cells: fc.Arbitrary<RegistryCells> = fc.record({
  serviceName: name,
  portNumber,
  transport: fc.constantFrom('', 'tcp', 'udp', 'sctp', 'dccp'),
  description: fc.oneof(text, fc.constantFrom('Unassigned', 'Reserved', 'Removed')),
  assignee: ids,
  contact: ids,
  registered: date,
  modified: date,
  reference: fc.oneof(text, fc.constantFrom('[RFC6335]', '[1][RFC4727]', '[draft-herbert-gue-02]')),
  serviceCode: fc.oneof(fc.constant(''), fc.integer({ min: 0, max: 0xffffffff }).map(String)),
  unauthorizedUse: fc.oneof(fc.constant(''), text),
  notes: fc.oneof(text, fc.constant('This entry is an alias to "a".')),
});

/** Rows as a release may hold them, crowded on few ports and names so that they collide. */
export const registryRow: fc.Arbitrary<RegistryRow> = cells.map((made) => rowFromCells(made));
export const registryRows = fc.array(registryRow, { maxLength: 40 });

import { describe, expect, it } from 'vitest';
import { errorsAtControls } from '@/components/forms/check';
import {
  checkServiceEdit,
  SERVICE_FORM_FIELDS,
  serviceFormValues,
  serviceFromForm,
} from './values';

const words = { plainName: 'שולחן עבודה מרוחק', what: 'מציג מסך של מחשב אחר.', aliases: ['rdp'] };
const profile = {
  ...{ service: 'ms-wbt-server', plainName: 'Remote Desktop (RDP)', what: 'Shows a screen.' },
  ...{ aliases: ['rdp', 'mstsc'], transports: ['tcp', 'udp'], securityNote: '' },
  specification: [{ title: 'MS-RDPBCGR', url: null }],
  software: ['xrdp'],
  sources: [{ about: 'transports', title: 'Ports of RDP', url: 'https://example.org/rdp' }],
  local: { he: words },
};
const before = serviceFormValues(profile);
const check = (changed: object) =>
  checkServiceEdit('ms-wbt-server', { ...before, note: 'Because.', ...changed }, before);
const changesOf = (changed: object) => {
  const checked = check(changed);
  return checked.ok ? checked.proposal.changes : checked.errors;
};
const wrongControls = (changed: object) => {
  const checked = check(changed);
  const errors = checked.ok ? [] : errorsAtControls(checked.errors, SERVICE_FORM_FIELDS);
  return errors.map(({ path, code }) => [path, code]);
};

describe('the form of a service profile', () => {
  it('proposes what was changed and nothing else', () => {
    expect(check({})).toMatchObject({ ok: false, errors: [{ code: 'nothing_changed' }] });
    expect(check({ what: 'Shows and controls a screen.' })).toEqual({
      ok: true,
      proposal: {
        ...{ kind: 'service.update', subject: 'ms-wbt-server', note: 'Because.' },
        changes: { what: 'Shows and controls a screen.' },
      },
    });
  });

  it('asks for name and sentence where nothing is said yet', () => {
    const empty = serviceFormValues(null);
    const typed = { ...empty, note: 'Because.', aliases: ['z'] };
    const checked = checkServiceEdit('x', typed, empty);
    const errors = checked.ok ? [] : checked.errors;
    expect(errors.map(({ path }) => path)).toEqual(['plainName', 'what']);
    const said = { plainName: 'X', what: 'Does x.' };
    expect(checkServiceEdit('x', { ...typed, ...said }, empty)).toMatchObject({
      proposal: { changes: { ...said, aliases: ['z'] } },
    });
  });

  it('leaves out links of which nothing is typed, and says null for a paper', () => {
    const paper = { title: 'ITU-T T.128', url: ' ' };
    expect(
      changesOf({ specification: [...profile.specification, paper, { title: '', url: '' }] }),
    ).toEqual({ specification: [...profile.specification, { title: 'ITU-T T.128', url: null }] });
    expect(changesOf({ sources: [{ about: '', title: '', url: '' }] })).toEqual({ sources: [] });
  });

  it('leaves out a language in which nothing is said', () => {
    const none = { plainName: ' ', what: '', aliases: [''] };
    expect(changesOf({ local: { he: none, pl: none } })).toEqual({ local: {} });
    const es = { plainName: 'Escritorio remoto', what: 'Muestra una pantalla.' };
    expect(changesOf({ local: { he: words, es } })).toEqual({
      local: { he: words, es: { ...es, aliases: [] } },
    });
  });

  it('marks the very control that is wrong', () => {
    const es = { plainName: 'Escritorio remoto', what: '', aliases: [] };
    expect(wrongControls({ local: { ...profile.local, es } })).toEqual([
      ['local.es.what', 'too_small'],
    ]);
    const [source] = profile.sources;
    expect(wrongControls({ sources: [source, { about: '', title: 't', url: 'no' }] })).toEqual([
      ['sources.1.about', 'invalid_value'],
      ['sources.1.url', expect.any(String)],
    ]);
  });

  it('reads a plain post as what its controls held', () => {
    const form = new FormData();
    const lines: [string, string][] = [
      ['plainName', profile.plainName],
      ['what', 'Shows and controls a screen.'],
      ['aliases', 'rdp\r\nmstsc'],
      ['transports', 'tcp'],
      ['transports', 'udp'],
      ['specification.count', '1'],
      ['specification.0.title', 'MS-RDPBCGR'],
      ['specification.0.url', ''],
      ['software', 'xrdp'],
      ['securityNote', ''],
      ['sources.count', '1'],
      ['sources.0.about', 'transports'],
      ['sources.0.title', 'Ports of RDP'],
      ['sources.0.url', 'https://example.org/rdp'],
      ['local.he.plainName', words.plainName],
      ['local.he.what', words.what],
      ['local.he.aliases', 'rdp'],
      ['note', 'Because.'],
    ];
    for (const [name, value] of lines) form.append(name, value);
    expect(changesOf(serviceFromForm(form))).toEqual({ what: 'Shows and controls a screen.' });
  });
});

'use client';

import { useTranslations } from 'next-intl';
import { FieldGroup } from '@/components/forms/field';
import type { Fault } from '@/components/forms/faults';
import { ROLES } from '@/lib/reports/types';
import styles from './role-field.module.css';

interface RoleFieldProps {
  readonly role: string;
  readonly change: (part: { readonly role: string }) => void;
  readonly fault: Fault | undefined;
}

/** What the port is to the software, each role explained in a line. */
export function RoleField({ role, change, fault }: RoleFieldProps) {
  const [t, practice] = [useTranslations('reportForm'), useTranslations('practice')];
  return (
    <FieldGroup fault={fault} legend={t('role.label')} name="role">
      <div className={styles.roles}>
        {ROLES.map((one) => (
          <label className={styles.role} key={one}>
            <input
              checked={role === one}
              name="role"
              onChange={() => change({ role: one })}
              type="radio"
              value={one}
            />
            <span>
              <strong>{practice(`roles.${one}`)}</strong>
              <small>{practice(`roleTitles.${one}`)}</small>
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

import { currentLocale } from '@/lib/i18n/current';
import { commandBoxLabels } from './command-box-labels';
import { CommandBoxTrigger } from './command-box-trigger';

/** The command box with its labels, for the masthead: nothing is seen of it until somebody calls it. */
export async function SiteCommandBox() {
  const [labels, locale] = await Promise.all([commandBoxLabels(), currentLocale()]);
  return <CommandBoxTrigger labels={labels} locale={locale} />;
}

import { ErrorSummary } from '../components/error-summary.tsx';
import type { FormState } from './parse-form.ts';

/** "There is a problem", with a link to each question that has one. Nothing when there is none. */
export function FaultSummary({ form }: { form: FormState }) {
  if (form.faults.length === 0) return null;
  return (
    <ErrorSummary
      errors={form.faults.map(({ field, message }) => ({
        children: message,
        href: field ? `#${idOf(form, field)}` : undefined,
      }))}
    />
  );
}

/** A date as a whole is wrong: the link goes to its first box. */
function idOf(form: FormState, field: string): string {
  return `${field}-day` in form.values ? `${field}-day` : field;
}

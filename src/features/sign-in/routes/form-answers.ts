import type { FormState } from '../../../web/forms/index.ts';
import { redirect, type Answer, type Arrival, type PageOptions } from '../../../web/server/index.ts';

/** A form with one thing wrong. */
export function fault(field: string, message: string, values: FormState['values'] = {}): FormState {
  return { values, faults: [{ field, message }] };
}

export function waitFault(field: string, seconds: number, values: FormState['values'] = {}): FormState {
  const unit = seconds === 1 ? 'second' : 'seconds';
  return fault(field, `There have been too many tries. Try again in ${seconds} ${unit}`, values);
}

/** Status and headers of a page with faults, or one that asks to wait. */
export function optionsOf(form: FormState, waitSeconds?: number): PageOptions {
  return {
    hasFaults: form.faults.length > 0,
    ...(waitSeconds === undefined ? {} : { status: 429, retryAfterSeconds: waitSeconds }),
  };
}

/** To where someone part of the way stands. */
export function onward(arrival: Arrival): Answer {
  switch (arrival.session?.stage) {
    case 'second-factor':
      return redirect('/sign-in/code');
    case 'enrol':
      return redirect('/sign-in/enrol');
    case 'choose':
      return redirect('/sign-in/choose');
    default:
      return redirect('/sign-in');
  }
}

import { refuse } from '../../../kernel/result.ts';
import { refused, type OpenRoute } from '../../../web/server/index.ts';
import { land } from '../flows/land.ts';
import type { Demonstration } from '../flows/parts.ts';
import { signInForDemonstration } from '../use-cases/sign-in-for-demonstration.ts';

/** One button a person, no password: there only when the program was started as a demonstration, on this machine. */
export function demonstrationRoutes(demonstration: Demonstration): OpenRoute[] {
  return [
    {
      method: 'POST',
      path: '/sign-in/demonstration',
      access: 'anyone',
      async answer(arrival) {
        const person = demonstration.people.find(({ email }) => email === arrival.body['email']);
        if (!person)
          return refused(
            refuse('missing', 'sign-in/no-such-person', 'There is no such person in the demonstration.')
              .refusal,
          );
        const signedIn = await arrival.perform(signInForDemonstration, {
          email: person.email,
          deviceName: arrival.deviceName,
        });
        if (!signedIn.ok) return refused(signedIn.refusal);
        return land(arrival, { token: signedIn.value.token, rememberBrowser: false });
      },
    },
  ];
}

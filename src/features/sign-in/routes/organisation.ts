import type { OrganisationSignIn } from '../../../platform/oidc/index.ts';
import { redirect, refused, type OpenRoute } from '../../../web/server/index.ts';
import { land } from '../flows/land.ts';
import { signInFromOrganisation } from '../use-cases/sign-in-from-organisation.ts';

/** To the organisation's own sign-in and back. Begun by a link: a form may only be sent to ourselves. */
export function organisationRoutes(organisation: OrganisationSignIn): OpenRoute[] {
  return [
    {
      method: 'GET',
      path: '/sign-in/organisation',
      access: 'anyone',
      perMinute: 120,
      async answer() {
        const begun = await organisation.begin();
        if (!begun.ok) return refused(begun.refusal);
        return redirect(begun.value.url, undefined, { keep: begun.value.kept });
      },
    },
    {
      method: 'GET',
      path: '/sign-in/organisation/back',
      access: 'anyone',
      perMinute: 120,
      async answer(arrival) {
        if (arrival.kept === undefined) return redirect('/sign-in?ended=session');
        const vouched = await organisation.finish(arrival.query, arrival.kept);
        if (!vouched.ok) return refused(vouched.refusal);
        const signedIn = await arrival.perform(signInFromOrganisation, {
          ...vouched.value,
          deviceName: arrival.deviceName,
        });
        if (!signedIn.ok) return refused(signedIn.refusal);
        return land(arrival, { token: signedIn.value.token, rememberBrowser: false });
      },
    },
  ];
}

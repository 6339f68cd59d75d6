import { hashToken, newToken } from '../../../platform/session/index.ts';
import { redirect, refused, type Answer, type Arrival } from '../../../web/server/index.ts';
import { openOwnSession } from '../use-cases/open-session.ts';
import { mostDevices } from './sign-in-with-password.ts';

export interface Landing {
  /** The new token of a session that knows who it is; left out, the browser's present session is meant. */
  token?: string;
  membershipId?: string;
  /** Know this browser from now on: after a password and a code, so that strangers' failures do not slow its owner. */
  rememberBrowser: boolean;
  /** Something the person should know, said once on the page they come to. */
  notice?: string | undefined;
}

/** Opens the session and goes where the person was going; with several partners or roles, asks which first. */
export async function land(arrival: Arrival, landing: Landing): Promise<Answer> {
  const device = landing.rememberBrowser ? newToken() : undefined;
  const opened = await arrival.perform(openOwnSession, {
    idHash: landing.token === undefined ? arrival.session?.idHash : hashToken(landing.token).toString('hex'),
    membershipId: landing.membershipId,
    deviceHash: device && hashToken(device),
  });
  if (!opened.ok) return refused(opened.refusal);
  if (opened.value.kind === 'choose')
    return redirect(
      '/sign-in/choose',
      landing.notice,
      landing.token === undefined ? {} : { session: landing.token },
    );
  return redirect(arrival.returnTo, landing.notice, {
    session: opened.value.token,
    arrived: true,
    keep: null,
    ...(device === undefined
      ? {}
      : { deviceTokens: [device, ...arrival.deviceTokens].slice(0, mostDevices) }),
  });
}

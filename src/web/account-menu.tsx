import { roleTitle, type UserActor } from '../kernel/actor.ts';
import { Csrf } from './forms/csrf.tsx';

/** Who is signed in, for whom, and the way out. */
export function AccountMenu({ actor, csrfToken }: { actor: UserActor; csrfToken: string }) {
  return (
    <div class="cw-account">
      <a class="cw-account__who" href="/account">
        <span class="govuk-visually-hidden">Your account: </span>
        <span class="cw-account__short" aria-hidden="true">
          Account
        </span>
        <span class="cw-account__name">{actor.name}</span>
        <span class="cw-account__role">
          {roleTitle(actor.role)}, {actor.partnerName}
        </span>
      </a>
      <form method="post" action="/sign-out">
        <Csrf token={csrfToken} />
        <button class="cw-account__out" type="submit">
          Sign out
        </button>
      </form>
    </div>
  );
}

import { Button, Input, InsetText, PasswordInput } from '../../../web/components/index.ts';
import { FaultSummary, Form, field, secretField, type FormState } from '../../../web/forms/index.ts';
import { roleTitle } from '../../../kernel/actor.ts';
import type { DemoPerson } from '../types.ts';

export interface SignInPageProps {
  csrf: string;
  form: FormState;
  /** Why the person is here again. */
  ended: string | undefined;
  hasOrganisation: boolean;
  people: readonly DemoPerson[];
}

const endings: Record<string, string> = {
  idle: 'You were signed out because nothing happened for a while. What you were typing was kept where the page could keep it.',
  session: 'Your session has ended. Sign in again to carry on.',
  out: 'You have signed out.',
};

export function SignInPage(props: SignInPageProps) {
  const ending = endings[props.ended ?? ''];
  return (
    <>
      <FaultSummary form={props.form} />
      {ending && <InsetText>{ending}</InsetText>}
      <h1 class="govuk-heading-l">Sign in</h1>
      {props.people.length > 0 && <PeopleOfTheDemonstration {...props} />}
      {props.hasOrganisation && (
        <>
          <p class="govuk-body">If you work for one of the partners, use the account you have there.</p>
          <Button href="/sign-in/organisation">Sign in through your organisation</Button>
          <h2 class="govuk-heading-m">Or with a password</h2>
        </>
      )}
      <Form csrfToken={props.csrf} action="/sign-in">
        <Input
          {...field(props.form, 'email')}
          label="Email address"
          type="email"
          autocomplete="username"
          spellcheck={false}
        />
        <PasswordInput {...secretField(props.form, 'password')} label="Password" />
        <Button preventDoubleClick secondary={props.hasOrganisation}>
          Sign in
        </Button>
      </Form>
      <p class="govuk-body">If you cannot sign in, ask your administrator for a new invitation.</p>
    </>
  );
}

function PeopleOfTheDemonstration({ people, csrf }: SignInPageProps) {
  return (
    <section aria-labelledby="people">
      <h2 class="govuk-heading-m" id="people">
        Who do you want to be?
      </h2>
      <p class="govuk-body">
        These people are made up. What you see depends on who you are: their role, their partner, and what the
        partners have agreed to share.
      </p>
      <Form csrfToken={csrf} action="/sign-in/demonstration">
        <ul class="govuk-list cw-people">
          {people.map((person) => (
            <li>
              <span class="cw-people__who">
                <strong>{capital(roleTitle(person.role))}</strong>
                <span class="cw-people__where">
                  {person.name}, {person.partnerName}
                </span>
              </span>
              <Button name="email" value={person.email} secondary>
                Sign in as {person.name}
              </Button>
            </li>
          ))}
        </ul>
      </Form>
      <h2 class="govuk-heading-m">Or with a password</h2>
    </section>
  );
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

import { z } from 'zod';
import { Button, Input } from '../../../web/components/index.ts';
import {
  FaultSummary,
  Form,
  emailAddress,
  field,
  requiredText,
  type FormState,
} from '../../../web/forms/index.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import { DraftNotice, type Draft } from '../../sign-in/index.ts';
import type { PartnerChoice } from '../types.ts';
import { MembershipFields, membershipAnswers } from './membership-fields.tsx';

export const newUserForm = z.object({
  name: requiredText('Enter their name', { max: 120 }),
  email: emailAddress(),
  ...membershipAnswers,
});

export interface NewUserPageProps {
  csrf: string;
  form: FormState;
  partners: readonly PartnerChoice[];
  draft: Draft | undefined;
}

export function NewUserPage(props: NewUserPageProps) {
  return (
    <>
      <FaultSummary form={props.form} />
      <PageHeading
        title="Add a person"
        lead="They get a link with which they set a password. You are shown it once, to hand on yourself."
      />
      <DraftNotice draft={props.draft} />
      <Form csrfToken={props.csrf} draftUrl="/session/draft?form=/users/new">
        <Input label="Name" autocomplete="off" {...field(props.form, 'name')} />
        <Input
          label="Email address"
          hint="Their address at work: their organisation’s sign-in knows them by it"
          type="email"
          autocomplete="off"
          spellcheck={false}
          {...field(props.form, 'email')}
        />
        <MembershipFields form={props.form} partners={props.partners} />
        <Button preventDoubleClick>Add them</Button>
      </Form>
    </>
  );
}

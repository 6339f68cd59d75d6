import { z } from 'zod';
import { Button, Checkboxes, DateInput, Input, Textarea } from '../../../web/components/index.ts';
import {
  FaultSummary,
  Form,
  calendarDay,
  dateField,
  field,
  fieldWithMany,
  manyOf,
  requiredText,
  type FormState,
} from '../../../web/forms/index.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import { DraftNotice, type Draft } from '../../sign-in/index.ts';
import { dataClasses } from '../types.ts';
import type { TermsToChoose } from '../use-cases/choose-terms.ts';
import { classWords } from './agreement-words.tsx';

const ticked = (message: string, least = 1) =>
  z.preprocess(
    (given) => (given === undefined || given === '' ? [] : Array.isArray(given) ? given : [given]),
    z.array(z.string().max(60)).min(least, { error: message }),
  );

export const draftForm = z.object({
  title: requiredText('Enter a title', { max: 120 }),
  parties: ticked('Choose two partners or more', 2),
  purposes: ticked('Choose what it is for'),
  classes: manyOf(dataClasses, { atLeastOne: 'Choose what they may see of each other' }),
  gateway: requiredText('Enter the law that lets them disclose', { max: 300 }),
  from: calendarDay('First day'),
  until: calendarDay('Last day', { optional: true }),
});

export interface DraftPageProps {
  csrf: string;
  form: FormState;
  choices: TermsToChoose;
  /** What was being typed when the session ended. */
  kept: Draft | undefined;
}

export function DraftPage({ csrf, form, choices, kept }: DraftPageProps) {
  return (
    <>
      <FaultSummary form={form} />
      <PageHeading
        title="Draft a sharing agreement"
        lead="Nothing follows from a draft. It counts once you put it in force. The title of one that exists makes a new version of it."
      />
      <DraftNotice draft={kept} />
      <Form csrfToken={csrf} draftUrl="/session/draft?form=/agreements/new">
        <Input label="Title" {...field(form, 'title')} />
        <Checkboxes
          legend="Between"
          {...fieldWithMany(form, 'parties')}
          items={choices.parties.map(({ code, name }) => ({ value: code, children: name }))}
        />
        <Checkboxes
          legend="For"
          {...fieldWithMany(form, 'purposes')}
          items={choices.purposes.map(({ code, title }) => ({ value: code, children: title }))}
        />
        <Checkboxes
          legend="They may see of each other"
          {...fieldWithMany(form, 'classes')}
          items={dataClasses.map((one) => ({
            value: one,
            children: classWords[one].title,
            hint: classWords[one].help,
          }))}
        />
        <Textarea
          label="Gateway in law"
          hint="For example, Crime and Disorder Act 1998, s.115"
          {...field(form, 'gateway')}
        />
        <DateInput legend="First day" {...dateField(form, 'from')} />
        <DateInput legend="Last day (optional)" {...dateField(form, 'until')} />
        <Button preventDoubleClick>Save the draft</Button>
      </Form>
    </>
  );
}

import { Button, DateInput, Details, SummaryList, Textarea } from '../../../web/components/index.ts';
import { countInWords, dayInWords } from '../../../web/formats.ts';
import { FaultSummary, Form, dateField, field, type FormState } from '../../../web/forms/index.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import type { Partner, PartnerAgreement } from '../types.ts';
import { kindWords } from './partner-words.ts';

export interface PartnerPageProps {
  csrf: string;
  partner: Partner;
  agreements: PartnerAgreement[];
  mayChange: boolean;
  /** Of the form that lets it leave. */
  form: FormState;
}

export function PartnerPage(props: PartnerPageProps) {
  const { partner } = props;
  return (
    <>
      <FaultSummary form={props.form} />
      <PageHeading
        caption={kindWords[partner.kind]}
        title={partner.name}
        lead={
          partner.leftOn
            ? `No partner since ${dayInWords(partner.leftOn)}.`
            : `${countInWords(partner.people, 'person', 'people')} may act for it today.`
        }
        actions={
          props.mayChange && (
            <Button href={`/partners/${partner.code}/change`} secondary>
              Change
            </Button>
          )
        }
      />
      <SummaryList
        rows={[
          { key: 'Code', value: partner.code },
          { key: 'Whom to ask', value: partner.contact ?? 'Not given' },
          { key: 'Joined', value: dayInWords(partner.joinedOn) },
          partner.leftOn && { key: 'Left', value: dayInWords(partner.leftOn) },
        ]}
      />
      <h2 class="govuk-heading-m">Agreements it is party to</h2>
      {props.agreements.length === 0 ? (
        <p class="govuk-body">None: it sees nothing of other partners’ records, and they nothing of its.</p>
      ) : (
        <ul class="govuk-list govuk-list--bullet">
          {props.agreements.map((agreement) => (
            <li>
              <a class="govuk-link" href={`/agreements/${agreement.id}`}>
                {agreement.title}, version {agreement.version}
              </a>{' '}
              ({agreement.state})
            </li>
          ))}
        </ul>
      )}
      {props.mayChange && !partner.leftOn && <Leave {...props} />}
    </>
  );
}

function Leave({ partner, csrf, form }: PartnerPageProps) {
  return (
    <Details summary="Let this partner leave" open={form.faults.length > 0}>
      <Form csrfToken={csrf} action={`/partners/${partner.code}/leave`}>
        <p class="govuk-body">
          From that day nobody acts for it. What it shared stays under the agreements it signed: withdraw
          those as well if it should not.
        </p>
        <DateInput legend="First day on which it is no partner" {...dateField(form, 'on')} />
        <Textarea label="Why" {...field(form, 'reason')} />
        <Button warning>Let it leave</Button>
      </Form>
    </Details>
  );
}

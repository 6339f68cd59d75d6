import { Button, Details, SummaryList, Textarea } from '../../../web/components/index.ts';
import { FaultSummary, Form, field, type FormState } from '../../../web/forms/index.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import type { Agreement } from '../types.ts';
import { StateTag, classWords, daysInWords, listInWords } from './agreement-words.tsx';

export interface AgreementPageProps {
  csrf: string;
  agreement: Agreement;
  purposes: readonly { code: string; title: string }[];
  mayChange: boolean;
  /** Of the form that withdraws it. */
  form: FormState;
}

export function AgreementPage(props: AgreementPageProps) {
  const { agreement } = props;
  const titleOf = (code: string) => props.purposes.find((one) => one.code === code)?.title ?? code;
  return (
    <>
      <FaultSummary form={props.form} />
      <PageHeading
        caption={`Sharing agreement, version ${agreement.version}`}
        title={agreement.title}
        lead={leadOf(agreement)}
        actions={
          props.mayChange && (
            <Button href={`/agreements/new?after=${agreement.id}`} secondary>
              Draft a new version
            </Button>
          )
        }
      />
      <SummaryList
        rows={[
          { key: 'State', value: <StateTag agreement={agreement} /> },
          { key: 'Between', value: listInWords(agreement.parties.map(({ name }) => name)) },
          { key: 'Days', value: capital(daysInWords(agreement)) },
          { key: 'Gateway in law', value: agreement.gateway },
          { key: 'For', value: <List items={agreement.purposes.map(titleOf)} /> },
          {
            key: 'May see of each other',
            value: (
              <List
                items={agreement.classes.map((one) => `${classWords[one].title}: ${classWords[one].help}`)}
              />
            ),
          },
        ]}
      />
      {props.mayChange && <Changes {...props} />}
    </>
  );
}

function leadOf(agreement: Agreement): string {
  const names = listInWords(agreement.parties.map(({ name }) => name));
  if (agreement.isInForce)
    return `In force: ${names} see of each other’s records what stands below, and no more.`;
  if (agreement.state === 'draft') return 'A draft: nobody sees anything through it yet.';
  if (agreement.state === 'withdrawn') return 'Withdrawn: nobody sees anything through it.';
  return `Signed, for the days ${daysInWords(agreement)}: outside them nobody sees anything through it.`;
}

function List({ items }: { items: readonly string[] }) {
  return (
    <ul class="govuk-list">
      {items.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  );
}

function Changes({ agreement, csrf, form }: AgreementPageProps) {
  if (agreement.state === 'withdrawn') return null;
  return (
    <section>
      {agreement.state === 'draft' && (
        <Form csrfToken={csrf} action={`/agreements/${agreement.id}/sign`}>
          <p class="govuk-body">
            When every party has signed it on paper, put it in force. A version in force now ends with that.
          </p>
          <Button>Put it in force</Button>
        </Form>
      )}
      <Details summary="Withdraw it" open={form.faults.length > 0}>
        <Form csrfToken={csrf} action={`/agreements/${agreement.id}/withdraw`}>
          <p class="govuk-body">
            From the next page anyone opens, nobody sees another’s records through it. It cannot be brought
            back: draft a new version.
          </p>
          <Textarea label="Why" {...field(form, 'reason')} />
          <Button warning>Withdraw the agreement</Button>
        </Form>
      </Details>
    </section>
  );
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

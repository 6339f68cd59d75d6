import { Button, InsetText, SummaryList, Table } from '../../../web/components/index.ts';
import { Form } from '../../../web/forms/index.ts';
import { countInWords, numberInWords } from '../../../web/formats.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import { verdictInWords } from '../rules/verdict.ts';
import type { AuditVerdict, LastCheck } from '../types.ts';
import { lastCheckInWords } from './list-page.tsx';

export interface CheckPageProps {
  csrf: string;
  lastCheck: LastCheck | undefined;
  /** What was found, just now. */
  verdict?: AuditVerdict | undefined;
}

/** The verdict in one sentence, what to do about it, then what was compared. */
export function CheckPage({ csrf, lastCheck, verdict }: CheckPageProps) {
  const isSound = verdict !== undefined && verdict.faults.length === 0;
  return (
    <>
      <PageHeading
        caption="Audit"
        title="Has anybody changed the audit?"
        lead={verdict ? verdictInWords(verdict, numberInWords) : lastCheckInWords(lastCheck)}
      />
      {verdict && !isSound && <Faults verdict={verdict} />}
      <Form csrfToken={csrf} action="/audit/check">
        <Button secondary={verdict !== undefined} preventDoubleClick>
          {verdict ? 'Check again' : 'Check now'}
        </Button>
      </Form>
      {verdict ? <Compared verdict={verdict} /> : <HowItWorks />}
    </>
  );
}

function Faults({ verdict }: { verdict: AuditVerdict }) {
  return (
    <>
      <InsetText>
        <p class="govuk-body">
          Change nothing, and make a backup now. Tell the other partners’ data protection officers: each who
          kept a checkpoint can say what the audit was on that day.
        </p>
      </InsetText>
      <Table
        caption="What was found"
        captionClass="govuk-table__caption--m"
        head={[{ children: 'Entry' }, { children: 'Fault' }]}
        rows={verdict.faults.map(({ seq, what }) => [
          { children: seq === undefined ? '' : numberInWords(seq) },
          { children: what },
        ])}
      />
    </>
  );
}

function Compared({ verdict }: { verdict: AuditVerdict }) {
  return (
    <SummaryList
      rows={[
        { key: 'Entries in the chain', value: numberInWords(verdict.leaves) },
        {
          key: 'Waiting for their place',
          value:
            verdict.waiting === 0
              ? 'None'
              : `${numberInWords(verdict.waiting)}, from the last moment; look again if it does not fall`,
        },
        { key: 'Signed checkpoints', value: numberInWords(verdict.checkpoints) },
        {
          key: 'Their copy outside the database',
          value: countInWords(verdict.anchored, 'checkpoint'),
        },
        { key: 'Reasons still bound to their entry', value: numberInWords(verdict.reasons) },
        { key: 'Signing key', value: verdict.keyId ?? 'None yet' },
      ]}
    />
  );
}

function HowItWorks() {
  return (
    <p class="govuk-body">
      Every entry is computed again from the tables and compared with the chain, with the signed checkpoints,
      and with the copy of those checkpoints that is kept outside the database. A changed, dropped, added or
      moved entry shows. It takes some seconds for a million entries.
    </p>
  );
}

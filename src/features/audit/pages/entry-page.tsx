import { SummaryList } from '../../../web/components/index.ts';
import { momentInWords, numberInWords } from '../../../web/formats.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import { outcomeInWords } from '../rules/plain-words.ts';
import type { AuditEntryInFull, Reason } from '../types.ts';
import { Subject, whoInWords } from './entry-cells.tsx';

export function EntryPage({ entry }: { entry: AuditEntryInFull }) {
  const facts = Object.entries(entry.facts);
  return (
    <>
      <PageHeading
        caption="One entry of the audit"
        title={entry.what}
        lead={`${whoInWords(entry)}, ${momentInWords(entry.at)}.`}
      />
      <SummaryList
        rows={[
          { key: 'Outcome', value: outcomeInWords(entry.outcome) },
          { key: 'Reason given', value: reasonInWords(entry.reason) },
          entry.purpose !== undefined && { key: 'Purpose', value: entry.purpose },
          entry.partner !== undefined && { key: 'Acting for', value: entry.partner },
          entry.subject !== undefined && {
            key: 'About',
            value: (
              <>
                <Subject subject={entry.subject} />
              </>
            ),
          },
          entry.fields.length > 0 && { key: 'What was shown', value: entry.fields.join(', ') },
          facts.length > 0 && {
            key: 'Facts',
            value: facts.map(([name, value]) => `${name}: ${String(value)}`).join('; '),
          },
          { key: 'Name of the work', value: entry.useCase },
          {
            key: 'Place in the chain',
            value:
              entry.place === undefined
                ? 'Waiting; it gets its place within a second or two'
                : numberInWords(entry.place),
          },
        ]}
      />
    </>
  );
}

function reasonInWords(reason: Reason): string {
  switch (reason.state) {
    case 'none':
      return 'None was asked for';
    case 'given':
      return reason.words;
    case 'erased':
      return 'One was given; its words have been erased';
    case 'withheld':
      return 'One was given; only a data protection officer can read it';
  }
}

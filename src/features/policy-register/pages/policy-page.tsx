import { Details, Tag, type TagColour } from '../../../web/components/index.ts';
import { countInWords, dayInShort, numberInWords } from '../../../web/formats.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import { DataTable, type Column } from '../../../web/table/index.ts';
import { nameInWords, simpleValue, sizeOf } from '../rules/value-in-words.ts';
import type { Confidence, PolicyEntry } from '../types.ts';

const sureness: Record<Confidence, { text: string; colour: TagColour }> = {
  confirmed: { text: 'Confirmed', colour: 'green' },
  'local-choice': { text: 'Local choice', colour: 'blue' },
  'from-memory': { text: 'From memory', colour: 'yellow' },
  unconfirmed: { text: 'Unconfirmed', colour: 'orange' },
};

const columns: Column<PolicyEntry>[] = [
  { key: 'name', header: 'Value', cell: ({ name }) => <div class="cw-wrap">{nameInWords(name).words}</div> },
  {
    key: 'value',
    header: 'Is',
    nowrap: true,
    cell: ({ name, value }) => <Value name={name} value={value} />,
  },
  { key: 'from', header: 'Since', nowrap: true, cell: ({ from }) => dayInShort(from) },
  {
    key: 'confidence',
    header: 'How sure',
    nowrap: true,
    cell: ({ confidence, own }) =>
      own ? (
        <Tag colour="purple">Our own</Tag>
      ) : (
        <Tag colour={sureness[confidence].colour}>{sureness[confidence].text}</Tag>
      ),
  },
  {
    key: 'source',
    header: 'Why',
    cell: ({ own, source }) => (
      <div class="cw-wrap cw-long">
        {own ? `${own.why}${own.author ? ` (${own.author})` : ''}. The default: ${source}` : source}
      </div>
    ),
  },
];

/** Policy is data: every value with its day, its source and how sure we are, by subject. */
export function PolicyPage({ entries }: { entries: PolicyEntry[] }) {
  const subjects = [...new Set(entries.map(({ name }) => nameInWords(name).subject))];
  return (
    <>
      <PageHeading title="Policy in force" lead={sentence(entries)} />
      {subjects.map((subject) => (
        <DataTable
          id={`policy-${subject}`}
          caption={`${subject[0]?.toUpperCase()}${subject.slice(1).replaceAll('-', ' ')}`}
          columns={columns}
          rows={entries.filter(({ name }) => nameInWords(name).subject === subject)}
        />
      ))}
    </>
  );
}

function Value({ name, value }: { name: string; value: unknown }) {
  const simple = simpleValue(value);
  if (simple !== undefined) return <>{simple}</>;
  return (
    <Details summary={countInWords(sizeOf(value), 'entry', 'entries')} class="cw-details-inline">
      <pre class="cw-text" tabIndex={0} aria-label={nameInWords(name).words}>
        {JSON.stringify(value, undefined, 2)}
      </pre>
    </Details>
  );
}

/** "63 values; 12 still need somebody to read their source before live use." */
function sentence(entries: readonly PolicyEntry[]): string {
  const unsure = entries.filter(
    ({ own, confidence }) => !own && (confidence === 'from-memory' || confidence === 'unconfirmed'),
  ).length;
  const values = countInWords(entries.length, 'value');
  const own = entries.filter((entry) => entry.own).length;
  const set = own === 0 ? '' : `, ${numberInWords(own)} set by this partnership`;
  const rest =
    unsure === 0
      ? 'each with a source that was read'
      : `${numberInWords(unsure)} of them still ${unsure === 1 ? 'needs its' : 'need their'} source read before live use`;
  return `${values}${set}; ${rest}.`;
}

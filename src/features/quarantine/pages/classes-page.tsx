import { countInWords, dayInShort, numberInWords } from '../../../web/formats.ts';
import { dayOf } from '../../../kernel/clock.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import { EmptyState } from '../../../web/states.tsx';
import { DataTable, type Column } from '../../../web/table/index.ts';
import { ruleInWords } from '../rules/cells.ts';
import type { QuarantineClass } from '../types.ts';
import { classPath } from './paths.ts';

const columns: Column<QuarantineClass>[] = [
  {
    key: 'rule',
    header: 'Why',
    nowrap: true,
    cell: ({ source, rule }) => (
      <a class="govuk-link" href={classPath(source.code, rule)}>
        {ruleInWords(rule)}
      </a>
    ),
  },
  { key: 'source', header: 'Source', cell: ({ source }) => source.name },
  { key: 'partner', header: 'Partner', cell: ({ partner }) => partner },
  { key: 'rows', header: 'Rows', numeric: true, cell: ({ rows }) => numberInWords(rows) },
  { key: 'oldest', header: 'Since', nowrap: true, cell: ({ oldest }) => dayInShort(dayOf(oldest)) },
  {
    key: 'example',
    header: 'For example',
    cell: ({ example }) => <div class="cw-wrap cw-long">{example}</div>,
  },
];

/** What waits, by what is wrong with it. */
export function ClassesPage({ classes, rows }: { classes: QuarantineClass[]; rows: number }) {
  return (
    <>
      <PageHeading title="Quarantine" lead={sentence(classes, rows)} />
      <DataTable
        caption="What waits, by reason and source"
        captionHidden
        columns={columns}
        rows={classes}
        empty={
          <EmptyState title="Nothing waits">
            <p class="govuk-body">
              A row that cannot be read waits here with the reason. It is mended or set aside, never lost.
            </p>
          </EmptyState>
        }
      />
    </>
  );
}

function sentence(classes: readonly QuarantineClass[], rows: number): string {
  if (rows === 0) return 'Every row that arrived could be read, or has been dealt with.';
  const sources = new Set(classes.map(({ source }) => source.code)).size;
  const waits = `${countInWords(rows, 'row')} of ${countInWords(sources, 'source')} ${rows === 1 ? 'waits' : 'wait'}`;
  const reasons = new Set(classes.map(({ rule }) => rule)).size;
  return reasons === 1
    ? `${capital(waits)}, all for one reason.`
    : `${capital(waits)}, for ${numberInWords(reasons)} reasons${rows < classes.reduce((sum, one) => sum + one.rows, 0) ? '; a row may wait for several' : ''}.`;
}

function capital(words: string): string {
  return `${words[0]?.toUpperCase()}${words.slice(1)}`;
}

import { Tag } from '../../../web/components/index.ts';
import { dayInWords } from '../../../web/formats.ts';
import type { Agreement, DataClass } from '../types.ts';

export const classWords: Record<DataClass, { title: string; help: string }> = {
  totals: { title: 'Totals', help: 'Counts and rates, rounded, never a record.' },
  reports: { title: 'Reports without identity', help: 'What happened, when and about where; nobody’s name.' },
  identity: { title: 'Identity', help: 'People’s names, addresses and contacts, and the words they used.' },
  records: { title: 'Source records', help: 'Rows as the partner delivered them.' },
  delivery: {
    title: 'Delivering for each other',
    help: 'Landing extracts, changing mappings and mending rows on another partner’s behalf. Needs source records.',
  },
};

export function StateTag({ agreement }: { agreement: Agreement }) {
  if (agreement.isInForce) return <Tag colour="green">In force</Tag>;
  switch (agreement.state) {
    case 'live':
      return <Tag colour="yellow">Signed, not in its days</Tag>;
    case 'draft':
      return <Tag colour="blue">Draft</Tag>;
    case 'withdrawn':
      return <Tag colour="grey">Withdrawn</Tag>;
  }
}

/** "from 1 March 2026 to 31 March 2027", "from 1 March 2026" */
export function daysInWords({ from, until }: Agreement): string {
  return until ? `from ${dayInWords(from)} to ${dayInWords(until)}` : `from ${dayInWords(from)}`;
}

/** "Police, housing and the council" */
export function listInWords(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

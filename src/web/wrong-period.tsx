import { Button } from './components/button.tsx';
import { ErrorSummary } from './components/error-summary.tsx';
import { Input } from './components/input.tsx';
import { PageHeading } from './page-heading.tsx';
import { page, type Answer } from './server/index.ts';
import { readDay } from './table/url-state.ts';

type End = 'from' | 'until';

interface Typed {
  text: string;
  fault?: string;
}

export interface WrongPeriod {
  from: Typed;
  until: Typed;
}

const endWords = { from: 'first', until: 'last' } as const;

/**
 * What is wrong with the days of an address: `from` or `until` is no day, or they stand the wrong way round. Undefined where
 * nothing is. Leaving such a day out without a word would show figures of another time than was asked for.
 */
export function wrongPeriod(query: URLSearchParams): WrongPeriod | undefined {
  const typed = (name: End): Typed & { day: Temporal.PlainDate | undefined } => {
    const value = query.get(name)?.trim() ?? '';
    const day = value === '' ? undefined : readDay(value);
    if (value === '' || day) return { text: value, day };
    return { text: value, day, fault: `The ${endWords[name]} day must be a real date, such as 3/11/2025` };
  };
  const [from, until] = [typed('from'), typed('until')];
  if (from.day && until.day && Temporal.PlainDate.compare(from.day, until.day) > 0)
    return { from, until: { ...until, fault: 'The last day must be the same as or after the first day' } };
  return from.fault || until.fault ? { from, until } : undefined;
}

interface On {
  title: string;
  /** The list's own address. */
  path: string;
  section: string;
}

/** In place of a list or figures: what is wrong with the days asked for, and boxes to put them right. Undefined where nothing is. */
export function answerWrongPeriod(query: URLSearchParams, { title, path, section }: On): Answer | undefined {
  const wrong = wrongPeriod(query);
  if (!wrong) return undefined;
  return page(title, <WrongPeriodPage title={title} path={path} query={query} wrong={wrong} />, {
    section,
    hasFaults: true,
  });
}

function WrongPeriodPage(props: { title: string; path: string; query: URLSearchParams; wrong: WrongPeriod }) {
  const { title, path, query, wrong } = props;
  const others = [...query].filter(([name]) => !['from', 'until', 'after', 'page'].includes(name));
  const rest = new URLSearchParams(others).toString();
  const ends = ['from', 'until'] as const;
  return (
    <>
      <ErrorSummary
        errors={ends.flatMap((end) => {
          const { fault } = wrong[end];
          return fault === undefined ? [] : [{ children: fault, href: `#${end}` }];
        })}
      />
      <PageHeading
        title={title}
        lead="Nothing is shown yet: the days asked for cannot be read. Put them right, or leave a box empty."
      />
      <form method="get" action={path} noValidate>
        {others.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {ends.map((end) => (
          <Input
            id={end}
            name={end}
            label={{ class: 'govuk-label--s', children: `${end === 'from' ? 'First' : 'Last'} day` }}
            hint="For example, 3/11/2025"
            class="govuk-input--width-10"
            value={wrong[end].text}
            error={wrong[end].fault}
          />
        ))}
        <Button>Show these days</Button>
      </form>
      <p class="govuk-body">
        <a class="govuk-link" href={rest ? `${path}?${rest}` : path}>
          Leave both days out
        </a>
      </p>
    </>
  );
}

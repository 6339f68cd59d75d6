import { Pagination, type PaginationItem } from '../components/pagination.tsx';
import { countInWords, numberInWords } from '../formats.ts';

/** "Showing 26 to 50 of 412 incidents" */
export function RowCount(props: {
  /** Of the first row shown, from 1. */
  first: number;
  shown: number;
  total: number;
  /** One of them, and many: `['person', 'people']`. */
  noun: string | readonly [string, string];
}) {
  const [singular, plural] = typeof props.noun === 'string' ? [props.noun, `${props.noun}s`] : props.noun;
  const total = countInWords(props.total, singular, plural);
  if (props.total === 0 || props.shown === props.total) {
    return <p class="cw-row-count">{total[0]?.toUpperCase() + total.slice(1)}</p>;
  }
  const last = props.first + props.shown - 1;
  return (
    <p class="cw-row-count">
      Showing {numberInWords(props.first)} to {numberInWords(last)} of {total}
    </p>
  );
}

/** Page numbers with the first, the last and those near this one; nothing for a single page. */
export function Pager(props: { page: number; pageCount: number; href: (page: number) => string }) {
  const { page, pageCount, href } = props;
  if (pageCount <= 1) return null;
  return (
    <Pagination
      class="cw-pager"
      previous={page > 1 ? { href: href(page - 1) } : undefined}
      next={page < pageCount ? { href: href(page + 1) } : undefined}
      items={pageItems(page, pageCount).map((number): PaginationItem =>
        number === undefined
          ? { ellipsis: true }
          : { number: numberInWords(number), href: href(number), current: number === page },
      )}
    />
  );
}

/** For lists read by a cursor, which know only what comes before and after. */
export function CursorPager(props: { previousHref?: string | undefined; nextHref?: string | undefined }) {
  if (!props.previousHref && !props.nextHref) return null;
  return (
    <Pagination
      class="cw-pager"
      previous={props.previousHref ? { href: props.previousHref } : undefined}
      next={props.nextHref ? { href: props.nextHref } : undefined}
      items={[]}
    />
  );
}

/** The numbers to show, in order; undefined where some are left out. */
export function pageItems(page: number, pageCount: number): (number | undefined)[] {
  const near = [1, page - 1, page, page + 1, pageCount].filter((n) => n >= 1 && n <= pageCount);
  const numbers = [...new Set(near)].sort((a, b) => a - b);
  return numbers.flatMap((number, index) => {
    const gap = number - (numbers[index - 1] ?? number - 1);
    if (gap === 2) return [number - 1, number];
    return gap > 2 ? [undefined, number] : [number];
  });
}

export { streamCsv, toCsv, type CsvColumn, type CsvValue } from './csv.ts';
export { DataTable, type Column, type DataTableProps } from './data-table.tsx';
export {
  ActiveFilters,
  FilteredList,
  Filters,
  type FilterField,
  type FilterOption,
  type FiltersProps,
} from './filters.tsx';
export { CursorPager, Pager, RowCount } from './pager.tsx';
export { nextSort, type Sorting } from './sort.ts';
export {
  choice,
  cursor,
  day,
  many,
  pageNumber,
  text,
  urlState,
  withoutFilter,
  type UrlState,
} from './url-state.ts';

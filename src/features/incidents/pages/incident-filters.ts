import type { FiltersProps } from '../../../web/table/index.ts';
import type { ListedIncidents } from '../use-cases/list-incidents.ts';
import { hrefWithout, type IncidentsState } from './incidents-url.ts';
import { classInWords } from './in-words.ts';
import { nsirClasses } from '../types.ts';

/** The filters beside the list and beside the map; `path` is the page they are on. */
export function incidentFilters(
  path: string,
  state: IncidentsState,
  offered: Pick<ListedIncidents, 'partners' | 'wards' | 'area' | 'categories'>,
): FiltersProps {
  const { area } = offered;
  const wards = offered.wards.map((ward) => ({ value: `ward.${ward.code}`, text: ward.name }));
  const isWard = area === undefined || area.kind === 'ward';
  return {
    action: path,
    keep: {
      ...(state.sort === '-told' ? {} : { sort: state.sort }),
      ...(state.by === 'ward' ? {} : { by: state.by }),
    },
    hrefWithout: (name, value) => hrefWithout(path, state, name, value),
    fields: [
      { kind: 'text', name: 'q', label: 'Words, street or reference', value: state.q },
      {
        kind: 'select',
        name: 'kind',
        label: 'Kind',
        value: state.kind === 'asb' ? '' : state.kind,
        anyText: 'Anti-social behaviour',
        options: [
          { value: 'crime', text: 'Crime' },
          { value: 'all', text: 'Both' },
        ],
      },
      {
        kind: 'select',
        name: 'category',
        label: 'What happened',
        value: state.category,
        anyText: 'Anything',
        options: offered.categories.map(({ code, name, depth }) => ({
          value: code,
          text: depth === 0 ? name : `– ${name}`,
        })),
      },
      {
        kind: 'select',
        name: 'area',
        label: 'Area',
        value: state.area,
        anyText: 'Anywhere',
        options: isWard ? wards : [{ value: state.area, text: area.name }, ...wards],
      },
      { kind: 'day', name: 'from', label: 'Told on or after', value: state.from },
      { kind: 'day', name: 'until', label: 'Told on or before', value: state.until },
      {
        kind: 'checkboxes',
        name: 'partner',
        label: 'Told to',
        values: state.partner,
        options: offered.partners.map(({ code, short }) => ({ value: code, text: short })),
      },
      {
        kind: 'checkboxes',
        name: 'class',
        label: 'Class',
        values: state.class,
        options: nsirClasses.map((nsir) => ({ value: nsir, text: classInWords(nsir, 'asb') })),
      },
      {
        kind: 'select',
        name: 'mapped',
        label: 'On the map',
        value: state.mapped,
        anyText: 'With or without a place',
        options: [
          { value: 'yes', text: 'With a place' },
          { value: 'no', text: 'Without a place' },
        ],
      },
    ],
  };
}

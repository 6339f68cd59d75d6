import { DataTable, type Column } from '../../../web/table/index.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import type { PackageLicence } from '../list-licences.ts';

const columns: Column<PackageLicence>[] = [
  { key: 'name', header: 'Package', cell: (row) => row.name },
  { key: 'version', header: 'Version', nowrap: true, cell: (row) => row.version },
  { key: 'licence', header: 'Licence', nowrap: true, cell: (row) => row.licence },
];

/** Whose work and whose data this is. */
export function LicencesPage({ licences }: { licences: PackageLicence[] }) {
  return (
    <>
      <PageHeading
        title="Licences and sources"
        lead="Commonweal is free software under the MIT licence. You may use, change and pass it on."
      />
      <div class="cw-reading">
        <h2 class="govuk-heading-m">Data</h2>
        <p class="govuk-body">
          Every map names whose boundaries it draws, and every file you download says whose data is in it.
          Partners’ own records belong to the partners, under the agreements they have signed.
        </p>
        <h2 class="govuk-heading-m">Letters</h2>
        <p class="govuk-body">
          Atkinson Hyperlegible Next, by the Braille Institute, under the SIL Open Font Licence 1.1.
        </p>
        <h2 class="govuk-heading-m">Software that this is made with</h2>
      </div>
      <DataTable caption="Packages the program runs with" columns={columns} rows={licences} />
    </>
  );
}

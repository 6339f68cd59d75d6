import { Button } from '../../../web/components/index.ts';
import { momentInShort, momentInWords } from '../../../web/formats.ts';
import { PageHeading } from '../../../web/page-heading.tsx';
import { DataTable, type Column } from '../../../web/table/index.ts';
import type { MappingText, MappingVersion, Source } from '../types.ts';

export interface MappingPageProps {
  source: Source;
  mapping: MappingText;
  versions: MappingVersion[];
  mayKeep: boolean;
}

/** A mapping as it was written, and every version before and after it. */
export function MappingPage({ source, mapping, versions, mayKeep }: MappingPageProps) {
  const newest = versions[0]?.version ?? mapping.version;
  const path = `/sources/${source.code}/mapping`;
  const columns: Column<MappingVersion>[] = [
    {
      key: 'version',
      header: 'Version',
      cell: ({ version }) =>
        version === mapping.version ? (
          `${version} (shown)`
        ) : (
          <a class="govuk-link" href={`${path}?version=${version}`}>
            {version}
          </a>
        ),
    },
    { key: 'createdAt', header: 'From', nowrap: true, cell: ({ createdAt }) => momentInShort(createdAt) },
    { key: 'author', header: 'By', cell: ({ author }) => author ?? 'the program' },
  ];
  return (
    <>
      <PageHeading
        caption={source.name}
        title={`Mapping, version ${mapping.version}`}
        lead={
          mapping.version === newest
            ? `In use since ${momentInWords(mapping.createdAt)}. It says which column means what.`
            : `Used from ${momentInWords(mapping.createdAt)} until the version after it. Version ${newest} is in use.`
        }
        actions={
          mayKeep && (
            <Button href={`${path}/new`} secondary>
              Write a new version
            </Button>
          )
        }
      />
      <div class="cw-columns">
        <pre class="cw-text" tabIndex={0} aria-label={`Mapping, version ${mapping.version}`}>
          {mapping.body}
        </pre>
        <DataTable caption="Versions" columns={columns} rows={versions} />
      </div>
    </>
  );
}

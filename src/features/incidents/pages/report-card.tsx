import { Tag } from '../../../web/components/index.ts';
import type { OpenedReport } from '../types.ts';
import { happenedInWords } from './facts.ts';
import { classInWords, regimeWords, whenTold } from './in-words.ts';

/** One telling, in the words of whoever told it where the reader may read them. */
export function ReportCard({ report, isOnly }: { report: OpenedReport; isOnly: boolean }) {
  const happened = happenedInWords(report);
  return (
    <article class="cw-report">
      <h3 class="cw-report__title">
        {report.from.partner}{' '}
        <span class="cw-report__when">
          was told {whenTold(report.told)}
          {report.channel && ` (${report.channel})`}
        </span>
      </h3>
      <p class="cw-report__marks">
        <Tag colour="grey">{regimeWords[report.regime] ?? report.regime}</Tag>{' '}
        {report.isConditional && <Tag colour="orange">Conditions: your partner only</Tag>}
      </p>
      <Words report={report} />
      <p class="cw-report__facts">
        {report.category} ({classInWords(report.nsir, report.kind).toLowerCase()})
        {happened && `. Happened: ${happened[0]?.toLowerCase()}${happened.slice(1)}`}
        {report.place && `. ${report.place}`}.
      </p>
      {!isOnly && <p class="cw-report__joined">Joined to this incident: {report.whyJoined}.</p>}
    </article>
  );
}

function Words({ report }: { report: OpenedReport }) {
  if (report.words !== undefined) return <blockquote class="cw-report__words">{report.words}</blockquote>;
  if (report.regime === 'open-data') return null;
  return (
    <p class="cw-report__unshown">
      {report.mayIdentify ? 'No words were kept with this report.' : 'What was said is not shown to you.'}
    </p>
  );
}

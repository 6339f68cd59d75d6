import autocannon from 'autocannon';
import type { Report } from './report.ts';

const seconds = 10;
const connections = 10;
const limit = 1000;

/** The sign-in page, as often as it can be had: what the server does for a page that asks nothing of the database. */
export async function measurePlainPage(report: Report, address: string): Promise<void> {
  const url = `${address}/sign-in`;
  await autocannon({ url, connections, duration: 2 });
  const result = await autocannon({ url, connections, duration: seconds });
  report.say('');
  report.limit('a plain page (signing in)', result.requests.average, limit, 'requests a second', true);
  if (result.non2xx > 0 || result.errors > 0)
    report.say(`  ${result.non2xx} OTHER ANSWERS, ${result.errors} errors`);
}

/** Lines on stdout: each figure beside its limit, with the ratio; misses say MISSED and are counted at the end. */
export interface Report {
  say(line: string): void;
  figure(name: string, value: string): void;
  /** @param isLeast true where the figure must be at least the limit */
  limit(name: string, value: number, limit: number, unit: string, isLeast?: boolean): void;
  quantiles(name: string, row: QuantileRow): void;
  end(): void;
}

export interface QuantileRow {
  concurrency: number;
  requests: number;
  /** Processor time for each. */
  usedMs: number;
  p50: number;
  p95: number;
  p99: number;
  limit95: number;
  limit99: number;
  /** Answers other than the page asked for. */
  failures: number;
  kilobytes: number;
}

const nameWidth = 44;

const say = (line: string) => void process.stdout.write(`${line}\n`);
const short = (value: number) =>
  value >= 100 ? Math.round(value).toLocaleString('en-GB') : value.toFixed(1);

export function openReport(): Report {
  let held = 0;
  let missed = 0;
  const judge = (isHeld: boolean): string => {
    if (isHeld) held++;
    else missed++;
    return isHeld ? 'held' : 'MISSED';
  };
  return {
    say,
    figure: (name, value) => say(`${name.padEnd(nameWidth)} ${value}`),
    limit(name, value, limit, unit, isLeast = false) {
      const verdict = judge(isLeast ? value >= limit : value <= limit);
      say(
        `${name.padEnd(nameWidth)} ${short(value)} ${unit}; ${isLeast ? 'at least' : 'at most'} ${limit.toLocaleString('en-GB')} ${unit} (${(value / limit).toFixed(2)} of it): ${verdict}`,
      );
    },
    quantiles(name, row) {
      const isHeld = row.p95 <= row.limit95 && row.p99 <= row.limit99 && row.failures === 0;
      const times = [row.p50, row.p95, row.p99].map((ms) => short(ms).padStart(7)).join('');
      const failures = row.failures > 0 ? `; ${row.failures} OTHER ANSWERS` : '';
      say(
        `${name.padEnd(nameWidth)} ${row.concurrency} at once ${String(row.requests).padStart(4)}: ${times} ms, ${short(row.usedMs).padStart(5)} ms used, ${String(row.kilobytes).padStart(4)} kB; limits ${row.limit95}, ${row.limit99} (${(row.p95 / row.limit95).toFixed(2)}, ${(row.p99 / row.limit99).toFixed(2)}): ${judge(isHeld)}${failures}`,
      );
    },
    end: () => say(`\n${held} figures held, ${missed} missed.`),
  };
}

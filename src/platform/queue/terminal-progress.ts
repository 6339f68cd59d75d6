import type { Progress } from '../../kernel/progress.ts';

const lineEveryMs = 10_000;
const barWidth = 28;

/**
 * Progress on stderr: a bar that redraws itself for a person, a line every ten seconds for a log.
 *
 * @param stream where to write; a terminal gets the bar
 */
export function terminalProgress(stream: NodeJS.WriteStream = process.stderr): Progress & { end(): void } {
  let label = '';
  let done = 0;
  let total: number | undefined;
  let unit = '';
  let startedAt = 0;
  let shownAt = 0;

  const show = (final: boolean) => {
    shownAt = performance.now();
    const seconds = Math.max((shownAt - startedAt) / 1000, 0.001);
    const rate = Math.round(done / seconds).toLocaleString('en-GB');
    const counted = `${done.toLocaleString('en-GB')}${total ? ` of ${total.toLocaleString('en-GB')}` : ''} ${unit}`;
    if (!stream.isTTY) {
      if (label) stream.write(`${label}: ${counted}, ${rate} a second\n`);
      return;
    }
    const filled = total ? Math.min(barWidth, Math.round((done / total) * barWidth)) : 0;
    stream.write(
      `\r\u001b[2K${label} ${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${counted}, ${rate} a second${final ? '\n' : ''}`,
    );
  };
  const close = () => {
    if (label) show(true);
    label = '';
  };
  return {
    begin(stage, count, units) {
      close();
      [label, done, total, unit, startedAt] = [stage, 0, count, units, performance.now()];
      shownAt = startedAt;
      if (stream.isTTY) show(false);
    },
    step(count = 1) {
      done += count;
      if (performance.now() - shownAt > (stream.isTTY ? 100 : lineEveryMs)) show(false);
    },
    end: close,
  };
}

/** How far a long piece of work is. The same calls feed a bar, a log line and a page. */
export interface Progress {
  /** Starts a stage. `total` is unknown when undefined; `unit` is plural ("rows"). */
  begin(label: string, total: number | undefined, unit: string): void;
  /** `count` more units of the present stage are done. */
  step(count?: number): void;
}

export const silentProgress: Progress = { begin: () => {}, step: () => {} };

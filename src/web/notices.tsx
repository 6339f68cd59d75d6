import type { Regime } from './shell.ts';

export function FictionalNotice() {
  return (
    <p class="cw-fictional">
      <strong>Fictional county:</strong> every name here is made up
    </p>
  );
}

const regimeWords: Record<Regime, { name: string; meaning: string }> = {
  'uk-gdpr': {
    name: 'UK GDPR',
    meaning: 'Records on this page are held under the UK GDPR and the Data Protection Act 2018.',
  },
  'dpa-part-3': {
    name: 'Law enforcement',
    meaning: 'Records on this page are held for law enforcement (Data Protection Act 2018, Part 3).',
  },
  'open-data': {
    name: 'Open data',
    meaning: 'Records on this page are open data and name nobody.',
  },
};

/** The law the records are held under: shown, printed, never only a colour. */
export function RegimeNotice({ regime }: { regime: Regime }) {
  const { name, meaning } = regimeWords[regime];
  return (
    <p class={`cw-regime cw-regime--${regime}`}>
      <strong class="cw-regime__name">{name}</strong> {meaning}
    </p>
  );
}

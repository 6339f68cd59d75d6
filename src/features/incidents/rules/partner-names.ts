const kindTitles: Record<string, string> = {
  council: 'Council',
  police: 'Police',
  housing: 'Housing',
  fire: 'Fire',
  health: 'Health',
  'victim-service': 'Victim service',
  commissioner: 'Commissioner',
};

/**
 * How each partner is called in a narrow column: by what it is, where it is the only one of its kind, else by its name.
 *
 * @returns by partner number
 * @example one police force and two landlords → "Police", "Hearthstone Homes", "Castle Homes"
 */
export function shortNames(
  partners: readonly { no: number; name: string; kind: string }[],
): Map<number, string> {
  const isAlone = (kind: string) => partners.filter((partner) => partner.kind === kind).length === 1;
  return new Map(
    partners.map(({ no, name, kind }) => {
      const title = kindTitles[kind];
      return [no, title && isAlone(kind) ? title : name.replace(/\s*\([^)]*\)$/, '')];
    }),
  );
}

import { isValidElement, type ComponentChildren, type VNode } from 'preact';

/** Extra attributes for an element; `true` prints the name alone, `false` and `undefined` nothing. */
export type Attributes = Record<string, string | number | boolean | undefined>;

/** Every member may be left out or given as undefined, so that pages can pass on what they may not have. */
export type Optional<T> = { [K in keyof T]?: T[K] | undefined };

/** What most parts of a component take: words (or elements) in it, more classes, more attributes. */
export type Part = Optional<{ children: ComponentChildren; class: string; attributes: Attributes }>;

/** Words, an element, or the part's own options: `hint="As on the letter"` or `hint={{ class, children }}`. */
export type Slot<P extends { children?: ComponentChildren }> = string | number | VNode | P;

export function partOf<P extends { children?: ComponentChildren }>(slot: Slot<P> | undefined): P | undefined {
  if (slot === undefined || slot === null || slot === '') return undefined;
  if (typeof slot !== 'object' || isValidElement(slot)) return { children: slot } as P;
  return slot as P;
}

export function classList(...names: (string | false | undefined | null)[]): string {
  return names.filter(Boolean).join(' ');
}

/** Ids joined for aria-describedby; undefined when there are none. */
export function idList(...ids: (string | false | undefined | null)[]): string | undefined {
  return classList(...ids) || undefined;
}

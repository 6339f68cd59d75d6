import { Tag, type TagColour } from '../../../web/components/index.ts';
import type { ExtractState } from '../types.ts';

const words: Record<ExtractState, { text: string; colour: TagColour }> = {
  landing: { text: 'Landing', colour: 'blue' },
  closed: { text: 'Taken in', colour: 'green' },
  held: { text: 'Held', colour: 'yellow' },
  failed: { text: 'Refused', colour: 'red' },
  undone: { text: 'Undone', colour: 'grey' },
};

export function ExtractStateTag({ state }: { state: ExtractState }) {
  const { text, colour } = words[state];
  return <Tag colour={colour}>{text}</Tag>;
}

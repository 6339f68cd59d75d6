import { Tag, type TagColour } from '../../../web/components/index.ts';
import type { JobState } from '../types.ts';

const words: Record<JobState, { text: string; colour: TagColour }> = {
  waiting: { text: 'Waiting', colour: 'grey' },
  running: { text: 'Running', colour: 'blue' },
  done: { text: 'Done', colour: 'green' },
  refused: { text: 'Refused', colour: 'yellow' },
  failed: { text: 'Failed', colour: 'red' },
  stopped: { text: 'Stopped', colour: 'grey' },
};

export function StateTag({ state }: { state: JobState }) {
  const { text, colour } = words[state];
  return <Tag colour={colour}>{text}</Tag>;
}

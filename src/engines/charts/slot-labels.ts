import { SMALL } from './drawing.ts';
import { words } from './svg.ts';
import { textWidth, wrapped } from './text-fit.ts';

export interface SlotLabels {
  /** Whether every label is there in full. */
  complete: boolean;
  /** Room they need below the axis. */
  height: number;
  /** Draws them, given where the middle of each slot is and where the axis lies. */
  draw: (middle: (index: number) => number, axisY: number) => string;
}

const LINE = SMALL + 3;
/** So many labels are a list of different things, all to be named; more are a run, in which every other one will do. */
const FEW = 8;

/**
 * Labels under slots of equal width, on up to two lines. Where they do not all fit, a few are cut short, and of a run only
 * every second, third … is shown, on one line, so that none runs into the next.
 */
export function slotLabels(labels: readonly string[], slot: number): SlotLabels {
  const lines = labels.map((label) => wrapped(label, slot - 4, SMALL, 2));
  const complete = lines.every(
    (parts, i) => parts.join(' ') === labels[i]!.split(/\s+/).filter(Boolean).join(' '),
  );
  const everyOne = complete || labels.length <= FEW;
  const widest = Math.max(0, ...labels.map((label) => textWidth(label, SMALL) + 8));
  const step = everyOne ? 1 : Math.max(1, Math.ceil(widest / slot));
  const shown = labels.map((label, i) => (everyOne ? lines[i]! : i % step === 0 ? [label] : []));
  const centred = { 'text-anchor': 'middle', 'font-size': SMALL };
  return {
    complete,
    height: 8 + Math.max(1, ...shown.map((parts) => parts.length)) * LINE,
    draw: (middle, axisY) =>
      shown
        .map((parts, i) =>
          parts.map((line, row) => words(middle(i), axisY + 4 + (row + 1) * LINE, line, centred)).join(''),
        )
        .join(''),
  };
}

export { classBreaks, classOf } from './class-breaks.ts';
export { hideSmall, roundedTo, smallestShown } from './small-numbers.ts';

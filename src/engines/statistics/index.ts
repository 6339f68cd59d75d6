export { hideSmall, roundedTo, smallestShown } from './small-numbers.ts';

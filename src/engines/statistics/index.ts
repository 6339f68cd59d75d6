export { hideSmall } from './small-numbers.ts';

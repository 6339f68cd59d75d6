import { describe, expect, it } from 'vitest';
import { gridShown, placeShown } from './place-shown.ts';

describe('a place shown to someone who may not know whose home it is', () => {
  it.each([
    ['14 Larkspur Way', 'Larkspur Way'],
    ['14a Larkspur Way, Harbourside', 'Larkspur Way, Harbourside'],
    ['Flat 3, 14 Larkspur Way, HW1 2AB', 'Larkspur Way, HW1'],
    ['Flat 2b Mill House, Mill Lane', 'Mill House, Mill Lane'],
    ['12-14 Mill Lane', 'Mill Lane'],
    ['12/1 Mill Lane', 'Mill Lane'],
    ['Outside 9 Mill Lane', 'Outside Mill Lane'],
    ['Mill Lane', 'Mill Lane'],
    ['A690, Stonebridge', 'A690, Stonebridge'],
    ['1st Avenue', '1st Avenue'],
    ['hw1 2ab', 'hw1'],
    ['14', undefined],
  ])('turns “%s” into “%s”', (place, shown) => {
    expect(placeShown(place, false)).toBe(shown);
  });

  it('is whole for someone who may', () => {
    expect(placeShown('Flat 3, 14 Larkspur Way, HW1 2AB', true)).toBe('Flat 3, 14 Larkspur Way, HW1 2AB');
    expect(placeShown(undefined, false)).toBeUndefined();
  });

  it('is a square of 100 metres on the map, and of one metre for someone who may', () => {
    expect(gridShown(427_412.7, 542_531.2, false)).toEqual({ easting: 427_400, northing: 542_500, toM: 100 });
    expect(gridShown(427_412.7, 542_531.2, true)).toEqual({ easting: 427_412, northing: 542_531, toM: 1 });
    expect(gridShown(undefined, 542_531, true)).toBeUndefined();
  });
});

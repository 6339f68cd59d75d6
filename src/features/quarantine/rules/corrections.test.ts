import { describe, expect, it } from 'vitest';
import { correctionsOf, faultsByColumn } from './corrections.ts';

const body = { 'column-0': 'Logged', 'value-0': '2024-02-29', 'column-1': 'Logged time', why: 'asked' };

describe('what a person put right', () => {
  it('is read by column; a value that was not sent is empty', () => {
    expect(correctionsOf(body)).toEqual({ Logged: '2024-02-29', 'Logged time': '' });
    expect(correctionsOf({})).toEqual({});
  });

  it('is still wrong where the fault says, or as a whole', () => {
    const faults = [
      { field: 'Logged + Logged time', message: 'no such day' },
      { field: 'Customer', message: 'markup' },
    ];
    expect(faultsByColumn(body, faults)).toEqual([
      { field: 'value-0', message: 'no such day' },
      { field: '', message: 'markup' },
    ]);
  });
});

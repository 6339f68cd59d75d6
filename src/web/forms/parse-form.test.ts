import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { refuse } from '../../kernel/result.ts';
import {
  calendarDay,
  dateField,
  emailAddress,
  field,
  fieldWithMany,
  formAfterRefusal,
  manyOf,
  oneOf,
  optionalText,
  parseForm,
  requiredText,
  tick,
  wholeNumber,
} from './index.ts';

const schema = z.object({
  name: requiredText('Enter a name', { max: 20 }),
  email: emailAddress(),
  toldOn: calendarDay('Date you were told'),
  endedOn: calendarDay('Date it ended', { optional: true }),
  partner: oneOf(['police', 'council'], 'Choose a partner'),
  holds: manyOf(['people', 'places']),
  households: wholeNumber('Households must be a whole number, 0 or more', { min: 0 }),
  note: optionalText(),
  isUrgent: tick(),
});

const good = {
  _csrf: 'a-token',
  name: '  Command and control ',
  email: 'data@example.gov.uk',
  'toldOn-day': '3',
  'toldOn-month': '11',
  'toldOn-year': '2025',
  'endedOn-day': '',
  'endedOn-month': '',
  'endedOn-year': '',
  partner: 'police',
  holds: 'people',
  households: '0',
  note: '',
};

describe('a form that is filled in well', () => {
  it('gives typed values: text without the spaces round it, days, lists and ticks', () => {
    const parsed = parseForm(schema, good);
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        name: 'Command and control',
        partner: 'police',
        holds: ['people'],
        households: 0,
        note: undefined,
        isUrgent: false,
        endedOn: undefined,
      },
    });
    expect(parsed.ok && parsed.value.toldOn.toString()).toBe('2025-11-03');
  });
});

describe('a form with faults', () => {
  const parsed = parseForm(schema, {
    ...good,
    name: ' ',
    'toldOn-month': '',
    partner: 'army',
    households: '1.5',
    holds: ['people', 'places'],
  });
  if (parsed.ok) throw new Error('these answers have faults');

  it('says one thing about each wrong answer, in the order of the form', () => {
    expect(parsed.faults).toEqual([
      { field: 'name', message: 'Enter a name' },
      { field: 'toldOn-month', message: 'Date you were told must include a month' },
      { field: 'partner', message: 'Choose a partner' },
      { field: 'households', message: 'Households must be a whole number, 0 or more' },
    ]);
  });

  it('keeps everything that was typed, but not the token', () => {
    expect(parsed.values['email']).toBe('data@example.gov.uk');
    expect(parsed.values).not.toHaveProperty('_csrf');
    expect(field(parsed, 'households')).toEqual({
      name: 'households',
      value: '1.5',
      error: 'Households must be a whole number, 0 or more',
    });
    expect(fieldWithMany(parsed, 'holds').values).toEqual(['people', 'places']);
  });

  it('marks only the box of a date that is wrong', () => {
    const date = dateField(parsed, 'toldOn');
    expect(date.error).toBe('Date you were told must include a month');
    expect(date.parts.map(({ name, value, error }) => [name, value, error])).toEqual([
      ['day', '3', false],
      ['month', '', true],
      ['year', '2025', false],
    ]);
  });
});

describe('a date typed in three boxes', () => {
  const only = z.object({ on: calendarDay('Date it began') });
  const read = (day: string, month: string, year: string) =>
    parseForm(only, { 'on-day': day, 'on-month': month, 'on-year': year });

  it.each([
    ['', '', '', 'on', 'Enter the date it began'],
    ['', '11', '2025', 'on-day', 'Date it began must include a day'],
    ['', '', '2025', 'on-day', 'Date it began must include a day and month'],
    ['3', '11', '25', 'on-year', 'Year must include 4 numbers'],
    ['31', '2', '2024', 'on', 'Date it began must be a real date'],
    ['29', '2', '2025', 'on', 'Date it began must be a real date'],
    ['3', 'Brumaire', '2025', 'on', 'Date it began must be a real date'],
    ['three', '11', '2025', 'on', 'Date it began must be a real date'],
  ])('"%s" "%s" "%s" is refused at %s: %s', (day, month, year, where, message) => {
    expect(read(day, month, year)).toMatchObject({ ok: false, faults: [{ field: where, message }] });
  });

  it.each(['11', 'Nov', 'november', ' 11 '])('takes the month as "%s"', (month) => {
    expect(read('3', month, '2025')).toMatchObject({ ok: true });
  });

  it('reads back every day there is', () => {
    const days = fc
      .integer({ min: 0, max: 80_000 })
      .map((n) => Temporal.PlainDate.from('1900-01-01').add({ days: n }));
    fc.assert(
      fc.property(days, (day) => {
        const parsed = read(String(day.day), String(day.month), String(day.year));
        expect(parsed.ok && parsed.value.on.equals(day)).toBe(true);
      }),
    );
  });
});

describe('a form that a rule refuses', () => {
  it('shows the rule’s fields beside the questions', () => {
    const { refusal } = refuse('invalid', 'sources/name-taken', 'That name is taken.', [
      { field: 'name', message: 'Choose a name that no other source has' },
    ]);
    const form = formAfterRefusal(refusal, good);
    expect(field(form, 'name').error).toBe('Choose a name that no other source has');
    expect(field(form, 'email').value).toBe('data@example.gov.uk');
  });

  it('shows the rule’s own sentence when it names no field', () => {
    const { refusal } = refuse('refused', 'sources/closed', 'This source was closed on 3 March 2025.');
    expect(formAfterRefusal(refusal, good).faults).toEqual([
      { field: '', message: 'This source was closed on 3 March 2025.' },
    ]);
  });
});

describe('whatever is posted', () => {
  it('is answered with a value or with faults, never with a crash', () => {
    fc.assert(
      fc.property(fc.anything(), (body) => {
        const parsed = parseForm(schema, body);
        expect(parsed.ok || parsed.faults.length > 0).toBe(true);
      }),
    );
  });
});

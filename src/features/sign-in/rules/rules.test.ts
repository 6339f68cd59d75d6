import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roles } from '../../../kernel/actor.ts';
import { openPolicy, readPolicyFiles } from '../../../platform/policy/policy.ts';
import type { Purpose } from '../types.ts';
import { faultOfPassword } from './password.ts';
import { purposesFor } from './purposes.ts';
import { secondsToWait, type RecentFailures } from './throttle.ts';

const limits = { failures: 10, networkFailures: 50, freeFailures: 3, windowSeconds: 300, codesADay: 20 };
const none: RecentFailures = { ofAccount: [], ofNetwork: [], ofPair: [], ofKnownDevice: [], ofCodes: [] };
const ages = (count: number, from = 0) => Array.from({ length: count }, (_, n) => from + n);

describe('waiting after failures', () => {
  it.each([
    ['nothing failed', none, 0],
    ['three failures are free', { ...none, ofPair: ages(3) }, 0],
    ['the fourth waits two seconds', { ...none, ofPair: ages(4) }, 2],
    ['the sixth waits eight, of which three are over', { ...none, ofPair: ages(6, 3) }, 5],
    ['the wait never passes the window', { ...none, ofPair: ages(40) }, 300],
    ['nine failures of an account from anywhere do not stop it', { ...none, ofAccount: ages(9) }, 0],
    ['ten do, until the tenth is five minutes old', { ...none, ofAccount: ages(10, 100) }, 191],
    ['nineteen wrong codes in a day do not stop an account', { ...none, ofCodes: ages(19, 400) }, 0],
    ['twenty do, until the twentieth is a day old', { ...none, ofCodes: ages(20, 400) }, 86_400 - 419],
    ['fifty failures from one network stop that network', { ...none, ofNetwork: ages(50) }, 251],
  ])('%s', (_, recent, seconds) => expect(secondsToWait(recent, false, limits)).toBe(seconds));

  it('strangers who fail never make an owner wait in a browser known as theirs', () => {
    const anyAges = fc.array(fc.nat({ max: 299 })).map((list) => list.sort((a, b) => a - b));
    fc.assert(
      fc.property(anyAges, anyAges, anyAges, (ofAccount, ofNetwork, ofPair) => {
        expect(secondsToWait({ ...none, ofAccount, ofNetwork, ofPair }, true, limits)).toBe(0);
      }),
    );
  });

  it('the owner’s own browser has a limit of codes a day of its own', () => {
    expect(secondsToWait({ ...none, ofCodes: ages(20) }, true, limits)).toBe(86_400 - 19);
  });

  it('the owner’s own browser is slowed by its own failures', () => {
    expect(secondsToWait({ ...none, ofKnownDevice: ages(10) }, true, limits)).toBe(291);
  });
});

describe('choosing a password', () => {
  const context = { email: 'bryony.ashcombe@wexcombe.gov.uk', name: 'Bryony Ashcombe', minimumLength: 12 };
  it.each([
    'tractor-lemon-violin',
    'correct horse battery',
    'ŵyneb llawn gwenau',
    'mill pond heron 4',
    'xK9#fq!Lw2$z',
  ])('%s is good', (password) => expect(faultOfPassword(password, context)).toBeUndefined());
  it.each([
    'short',
    'passwordpassword',
    'P@ssw0rdP@ssw0rd1!',
    'welcometocouncil2026'.replace('to', ''),
    'Liverpool2025!!',
    'qwertyuiopasdf',
    '123456789012',
    'aaaaaaaaaaaaaa',
    'abababababababab',
    'BryonyAshcombe1',
    'commonweal-2026',
    'letmeinletmein',
    'x'.repeat(600),
  ])('%s is not', (password) => expect(faultOfPassword(password, context)).toMatch(/^Your password/));

  it('a long one is judged quickly', () => {
    const long = 'password'.repeat(60);
    expect(faultOfPassword(long, context)).toMatch(/easy to guess/);
  });
});

describe('purposes', () => {
  it('every role of staff has at least one', () => {
    const policy = openPolicy(
      readPolicyFiles(),
      () => [],
      () => Temporal.PlainDate.from('2026-06-01'),
    );
    const list = policy.value<Purpose[]>('purposes.list');
    for (const role of roles) expect(purposesFor(role, list).length, role).toBeGreaterThan(0);
    expect(purposesFor('administrator', list)[0]?.code).toBe('administration');
  });
});

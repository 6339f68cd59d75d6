import { describe, expect, it } from 'vitest';
import { planCounty } from '../plan-county.ts';
import { isDramaNumber } from './contacts.ts';
import { ageOf, forenameOf, surnameOf } from './people.ts';
import { feminine } from './surnames.ts';

const { people, contacts, ground } = planCounty({ seed: 'people', scale: 0.5 });
const everyone = Array.from({ length: people.count }, (_, person) => person);

describe('the people of the county', () => {
  it('are about as many as asked for, in homes of about 2.4', () => {
    const lived = people.sizeOf.reduce((sum, size) => sum + (size > 0 ? 1 : 0), 0);
    expect(Math.abs(people.count - 30_000)).toBeLessThan(900);
    expect(people.count / lived).toBeGreaterThan(2.2);
    expect(people.count / lived).toBeLessThan(2.5);
    expect(people.sizeOf.reduce((sum, size) => sum + size, 0)).toBe(people.count);
  });

  it('have common names as often as England has: Smith is first, with one or two in a hundred', () => {
    const counts = new Map<string, number>();
    for (const person of everyone) {
      const name = surnameOf(people, person);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    const [[first, count]] = [...counts].sort((a, b) => b[1] - a[1]) as [[string, number]];
    expect(first).toBe('Smith');
    expect(count / people.count).toBeGreaterThan(0.01);
    expect(count / people.count).toBeLessThan(0.02);
    expect(counts.get('Khan')).toBeGreaterThan(10);
    expect(counts.get('Kowalska') ?? 0).toBeGreaterThan(0);
    expect(feminine('Kowalski')).toBe('Kowalska');
  });

  it('include twins, and sons with their father’s name', () => {
    let twins = 0;
    let namesakes = 0;
    for (const person of everyone) {
      const first = people.firstOf[people.home[person]!]!;
      for (let other = first; other < person; other++) {
        if (people.surname[other] !== people.surname[person]) continue;
        const sameName = people.forename[other] === people.forename[person];
        if (!sameName && people.born[other] === people.born[person]) twins++;
        if (sameName && ageOf(people, other) - ageOf(people, person) > 15) namesakes++;
      }
    }
    expect(twins).toBeGreaterThan(30);
    expect(namesakes).toBeGreaterThan(20);
  });

  it('have only telephone numbers kept free for drama', () => {
    for (const person of everyone)
      for (const number of [contacts.mobile(person), contacts.landline(person)])
        expect(number === '' || isDramaNumber(number)).toBe(true);
    expect(isDramaNumber('+44 7700 900142')).toBe(true);
    expect(isDramaNumber('07700 901142')).toBe(false);
    expect(isDramaNumber('0191 499 0123')).toBe(false);
  });

  it('share a number and a surname only within a household', () => {
    const homeOf = new Map<string, number>();
    for (const person of everyone)
      for (const number of [contacts.mobile(person), contacts.landline(person)]) {
        if (number === '') continue;
        const key = `${number} ${surnameOf(people, person)}`;
        const home = people.home[person]!;
        expect(homeOf.get(key) ?? home).toBe(home);
        homeOf.set(key, home);
      }
    expect(homeOf.size).toBeGreaterThan(20_000);
  });

  it('have e-mail addresses of their own at example.org', () => {
    const seen = new Set<string>();
    for (const person of everyone) {
      const email = contacts.email(person);
      if (email === '') continue;
      expect(email).toMatch(/^[a-z.-]+\d*@example\.org$/);
      expect(seen.has(email)).toBe(false);
      seen.add(email);
    }
  });

  it('are hardly ever two of one name born on one day', () => {
    const seen = new Map<string, number>();
    for (const person of everyone) {
      const key = `${surnameOf(people, person)} ${forenameOf(people, person)} ${people.born[person]}`;
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
    expect([...seen.values()].filter((count) => count > 1).length).toBeLessThan(20);
  });

  it('live in homes that exist', () => {
    for (const person of everyone) expect(people.home[person]).toBeLessThan(ground.homes.count);
  });
});

import { describe, expect, it } from 'vitest';
import { takeDown, type Told } from './extracts/told.ts';
import { keyOf } from './incidents/keys.ts';
import { reportingPartners } from './partners.ts';
import { surnameOf } from './people/people.ts';
import { createRandom } from './random.ts';
import { addressOf } from './spoil/address.ts';
import { planCounty, storyHousehold } from './index.ts';
import { storyIncidents, storyTime } from './story.ts';

function storyOf(seed: number, scale: number) {
  const plan = planCounty({ seed, scale });
  const random = createRandom('story');
  const told: Told[] = [];
  for (let report = 0; report < plan.reports.count; report++)
    if (plan.reports.story[report]! > 0) told.push(takeDown(plan, report, random));
  return { plan, told };
}

const facts = ({ told }: { told: Told[] }) =>
  told.map(
    ({ key, toldAt, happenedAt, teller, subject, response, uprn, easting, northing, words, policeRef }) => ({
      key,
      toldAt,
      happenedAt,
      teller,
      subject,
      response,
      uprn,
      easting,
      northing,
      words,
      policeRef,
    }),
  );

const { plan, told } = storyOf(1, 0.2);

/** How many people exact keys make of the eleven tellings. */
function joinedBy(kinds: readonly ('name' | 'phone' | 'email')[]): number {
  const groups = new Set<Set<string>>();
  for (const { teller, report } of told) {
    const { surname, forename, born, phone, email } = teller!;
    const keys = {
      name: born === undefined ? '' : `${surname} ${forename} ${born}`,
      phone: phone && `${phone} ${surname}`,
      email,
    };
    const own = new Set([`report ${report}`, ...kinds.map((kind) => keys[kind]).filter((key) => key !== '')]);
    for (const group of groups)
      if ([...own].some((key) => group.has(key))) {
        groups.delete(group);
        for (const key of group) own.add(key);
      }
    groups.add(own);
  }
  return groups.size;
}

describe('the story household', () => {
  it('told four partners eleven times of nine incidents in the last six months of 2025', () => {
    expect(told).toHaveLength(11);
    expect(new Set(told.map(({ partner }) => partner))).toEqual(new Set(storyHousehold.partners));
    expect(new Set(told.map(({ incident }) => incident)).size).toBe(9);
    expect([storyHousehold.reports, storyHousehold.incidents]).toEqual([11, 9]);
    for (const { toldAt, happenedAt } of told) {
      expect(happenedAt).toBeGreaterThanOrEqual(storyTime('2025-07-01 00:00'));
      expect(toldAt).toBeLessThan(storyTime('2026-01-01 00:00'));
    }
  });

  it('has the keys that are promised', () => {
    const found = Array.from({ length: plan.reports.count }, (_, report) => report).map((report) => ({
      partner: reportingPartners[plan.reports.partner[report]!],
      key: keyOf(plan.reports, report),
    }));
    for (const promised of storyHousehold.keys) expect(found).toContainEqual(promised);
  });

  it('lives where it says', () => {
    const { street, locality, town, postcode } = addressOf(plan.ground, 13);
    expect(`${street}, ${locality}, ${town}`).toBe(storyHousehold.address);
    expect(postcode).toBe(storyHousehold.postcode);
    expect(plan.ground.lsoas[told[0]!.lsoa]!.name).toBe(storyHousehold.lsoa);
    expect(plan.ground.wards[told[0]!.wardNo]!.name).toBe(storyHousehold.ward);
    expect(told.every(({ uprn }) => uprn === storyHousehold.uprn)).toBe(true);
  });

  it('is written with six spellings of one name, and exact keys make one person of them', () => {
    const spellings = new Set(told.map(({ teller }) => `${teller!.forename} ${teller!.surname}`));
    expect(spellings.size).toBe(6);
    expect(joinedBy(['name', 'phone', 'email'])).toBe(1);
  });

  it('falls apart without the telephone, and without the e-mail', () => {
    expect(joinedBy(['name', 'email'])).toBeGreaterThan(1);
    expect(joinedBy(['name', 'phone'])).toBeGreaterThan(1);
  });

  it('shares its surname with nobody', () => {
    const namesakes = Array.from({ length: plan.people.count }, (_, person) =>
      surnameOf(plan.people, person),
    ).filter((name) => /^(Marwood|Maywood|Orrick|Orick)/.test(name));
    expect(namesakes).toHaveLength(3);
  });

  it('is told within a month of each incident, so that every one can count towards a case review', () => {
    for (const { toldAt, happenedAt } of told) expect(toldAt - happenedAt).toBeLessThan(28 * 1440);
  });

  it('shows promises kept and missed', () => {
    const { tellings } = storyIncidents[5]!;
    expect(tellings[0]).toMatchObject({ key: 'HC-2025-90002', result: 'no-visit' });
    expect(told.filter(({ response }) => response.visitedAt === undefined).length).toBeGreaterThan(2);
    expect(told.filter(({ response }) => response.visitedAt !== undefined).length).toBeGreaterThan(4);
  });

  it('is the same for another seed and another scale', () => {
    expect(facts(storyOf(7, 0.05))).toEqual(facts({ told }));
  });
});

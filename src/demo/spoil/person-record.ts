import { dayNumber, type DayNumber } from '../calendar.ts';
import { difficultyMix, type Difficulty, type SpoiltField } from '../errors.ts';
import type { ReportingPartner } from '../partners.ts';
import { forenameOf, formerSurnameOf, surnameOf } from '../people/people.ts';
import { forenameVariants, nicknames, surnameVariants } from '../people/nicknames.ts';
import type { CountyPlan } from '../plan-county.ts';
import { hashText, mix, type Random } from '../random.ts';
import type { StoryName } from '../story.ts';
import { addressOf, spoilAddress, spoilPostcode, type Address } from './address.ts';
import { spoilBorn } from './born.ts';
import { drawError } from './draw-error.ts';
import { slip, spellByEar } from './letters.ts';

/** A person as one partner wrote them down, before the partner's own format. Empty or undefined: not written. */
export interface PersonRecord {
  person: number;
  surname: string;
  forename: string;
  born: DayNumber | undefined;
  /** Eleven digits. */
  phone: string;
  email: string;
  address: Address;
  difficulty: Difficulty;
  /** "surname.typo" and so on, as in `errorRates`. */
  errors: string[];
}

export function drawDifficulty(who: ReportingPartner | 'subject', random: Random): Difficulty {
  const { easy, medium } = difficultyMix[who];
  const draw = random.unit();
  return draw < easy ? 'easy' : draw < easy + medium ? 'medium' : 'hard';
}

/** Writes a person down as carelessly as the difficulty says. */
export function writeDown(
  plan: CountyPlan,
  person: number,
  difficulty: Difficulty,
  random: Random,
): PersonRecord {
  const { people, contacts, ground } = plan;
  const errors: string[] = [];
  const home = people.home[person]!;

  /** Applies the error that is drawn, and notes it when it made a difference. */
  function field<T>(name: SpoiltField, value: T, spoil: (error: string) => T): T {
    const error = drawError(name, difficulty, random);
    if (error === undefined) return value;
    const spoilt = spoil(error);
    if (spoilt !== value) errors.push(`${name}.${error}`);
    return spoilt;
  }

  const trueForename = forenameOf(people, person);
  const forename = field('forename', trueForename, (error) => {
    if (error === 'missing') return '';
    if (error === 'initial') return trueForename[0]!;
    if (error === 'typo') return slip(trueForename, random);
    const others = (error === 'nickname' ? nicknames : forenameVariants).get(trueForename);
    return others ? random.pick(others) : trueForename;
  });
  const trueSurname = surnameOf(people, person);
  const surname = field('surname', trueSurname, (error) => {
    if (error === 'typo') return slip(trueSurname, random);
    if (error === 'former') return formerSurnameOf(people, person) ?? trueSurname;
    if (error === 'half')
      return people.secondSurname[person] ? random.pick(trueSurname.split('-')) : trueSurname;
    const known = surnameVariants.get(trueSurname);
    return known ? random.pick(known) : spellByEar(trueSurname, random);
  });
  const swapped = forename !== '' && field('name', false, () => true);
  const born = field<DayNumber | undefined>('born', people.born[person]!, (error) =>
    spoilBorn(people.born[person]!, error, random),
  );
  const mobile = contacts.mobile(person);
  const phone = field('phone', mobile || contacts.landline(person), (error) => {
    if (error === 'missing') return '';
    if (error === 'former') return mobile && contacts.formerMobile(person);
    if (error === 'landline') return contacts.landline(person) || mobile;
    return (
      mobile.slice(0, 8) +
      mobile.slice(8).replace(/\d$/, (digit) => String((Number(digit) + 1 + random.below(9)) % 10))
    );
  });
  const email = field('email', contacts.email(person), (error) => {
    const plain = contacts.email(person);
    if (error === 'missing') return '';
    const at = plain.indexOf('@');
    return at < 0 ? plain : slip(plain.slice(0, at), random) + plain.slice(at);
  });
  const trueAddress = addressOf(ground, home);
  let address = field('address', trueAddress, (error) => {
    if (error !== 'former') return sameOr(trueAddress, spoilAddress(trueAddress, error, random));
    // Every person has one address they left, always the same.
    return addressOf(
      ground,
      mix(hashText(plan.seed) ^ Math.imul(person + 1, 0x85ebca6b)) % ground.homes.count,
    );
  });
  const postcode = field('postcode', address.postcode, (error) =>
    spoilPostcode(address.postcode, error, random),
  );
  if (postcode !== address.postcode) address = { ...address, postcode };
  return {
    person,
    surname: swapped ? forename : surname,
    forename: swapped ? surname : forename,
    born,
    phone,
    email,
    address,
    difficulty,
    errors,
  };
}

function sameOr(before: Address, after: Address): Address {
  return before.building === after.building && before.street === after.street ? before : after;
}

/** A person of the story, written down as the story says; their address is always right. */
export function writeDownStory(
  plan: CountyPlan,
  person: number,
  { surname, forename, born, phone, email }: StoryName,
): PersonRecord {
  const day = born ? dayNumber(...(born.split('-').map(Number) as [number, number, number])) : undefined;
  return {
    person,
    surname,
    forename,
    born: day,
    phone: phone ?? '',
    email: email ?? '',
    address: addressOf(plan.ground, plan.people.home[person]!),
    difficulty: 'medium',
    errors: [],
  };
}

import { createChoice, type Choice, type Random } from '../random.ts';
import { forenameLists } from './forenames.ts';
import { agesOn, female, male, type People } from './people.ts';
import { nameGroups, type NameGroup } from './surnames.ts';

interface GroupNames {
  id: NameGroup['id'];
  surname: (random: Random) => number;
  forename: (random: Random, sex: number, birthYear: number) => number;
}

export interface Names {
  group: (random: Random) => GroupNames;
}

export function drawNames(): Names {
  const pickGroup = createChoice(nameGroups.map(({ share }) => share));
  const groups = nameGroups.map(({ id, first, weights }): GroupNames => {
    const pickSurname = createChoice(weights);
    const lists = forenameLists.get(id)!;
    const drawn = (['F', 'M'] as const).map((sex) =>
      lists[sex].map(({ before, names, weights }) => ({
        before,
        names,
        pick: createChoice(weights) as Choice,
      })),
    );
    return {
      id,
      surname: (random) => first + pickSurname(random),
      forename(random, sex, birthYear) {
        const list = drawn[sex]!.find(({ before }) => birthYear < before)!;
        return list.names[list.pick(random)]!;
      },
    };
  });
  return { group: (random) => groups[pickGroup(random)]! };
}

/** Kinds of household and their shares. @source rounded from the 2021 census of England and Wales, household composition */
const kinds = [
  'alone',
  'couple',
  'couple with children',
  'couple with grown child',
  'lone parent',
  'sharers',
  'three generations',
] as const;
const pickKind = createChoice([0.3, 0.265, 0.21, 0.06, 0.095, 0.045, 0.025]);

/** Of sons living with their father, those who have his forename too: an assumption. */
const namesakeShare = 0.025;
/** Of births, those that are of twins. @source ONS birth characteristics: about 15 maternities in 1,000 */
const twinShare = 0.015;

interface Member {
  sex: number;
  age: number;
  surname: number;
  secondSurname?: number;
  formerSurname?: number;
  forename?: number;
  born?: number;
}

/** Adds one household's people, eldest generation first. */
export function buildHome(people: People, home: number, names: Names, random: Random): void {
  const group = names.group(random);
  const familyName = group.surname(random);

  function add({ sex, age, surname, secondSurname, formerSurname, forename, born }: Member): number {
    const at = people.count++;
    const day = born ?? Math.floor(agesOn - age * 365.25 - random.unit() * 365);
    people.surname[at] = surname;
    people.secondSurname[at] = secondSurname ?? 0;
    people.formerSurname[at] = formerSurname ?? 0;
    people.forename[at] = forename ?? group.forename(random, sex, 2025 - age);
    people.born[at] = day;
    people.sex[at] = sex;
    people.feminineForm[at] = group.id === 'polish' && sex === female && random.chance(0.8) ? 1 : 0;
    people.home[at] = home;
    return at;
  }

  /** Two adults; mostly a man and a woman, mostly with one name, and she had another before. */
  function couple(age: number): { surname: number; elder: number; secondSurname: number } {
    const sameSex = random.chance(0.015);
    const firstSex = sameSex ? random.below(2) : male;
    const elder = add({ sex: firstSex, age, surname: familyName });
    const ownName = group.surname(random);
    const married = !sameSex && random.chance(age > 50 ? 0.86 : 0.55);
    const partner = {
      sex: sameSex ? firstSex : female,
      age: Math.max(18, age - 2 + Math.round(random.normal() * 3)),
    };
    const barrelled = group.id === 'british' && married && random.chance(0.03);
    if (barrelled)
      add({ ...partner, surname: ownName, secondSurname: familyName + 1, formerSurname: ownName + 1 });
    else if (married) add({ ...partner, surname: familyName, formerSurname: ownName + 1 });
    else add({ ...partner, surname: ownName });
    const both = group.id === 'british' && (barrelled || (!married && random.chance(0.09)));
    return both
      ? { surname: ownName, elder, secondSurname: familyName + 1 }
      : { surname: familyName, elder, secondSurname: 0 };
  }

  function children(
    count: number,
    eldest: number,
    parents: { surname: number; secondSurname: number },
    father: number,
  ): void {
    let age = eldest;
    for (let child = 0; child < count && age >= 0; child++) {
      const sex = random.below(2);
      const namesake = sex === male && father >= 0 && random.chance(namesakeShare);
      const at = add({ ...parents, sex, age, ...(namesake ? { forename: people.forename[father]! } : {}) });
      if (random.chance(twinShare)) addTwin(at, parents);
      age -= random.between(1, 5);
    }
  }

  function addTwin(first: number, parents: { surname: number; secondSurname: number }): void {
    const sex = random.chance(0.65) ? people.sex[first]! : 1 - people.sex[first]!;
    const age = Math.floor((agesOn - people.born[first]!) / 365.25);
    let forename = people.forename[first]!;
    while (forename === people.forename[first]) forename = group.forename(random, sex, 2025 - age);
    add({ ...parents, sex, age, forename, born: people.born[first]! });
  }

  const kind = kinds[pickKind(random)]!;
  if (kind === 'alone') {
    const age = random.chance(0.48) ? random.between(63, 93) : random.between(20, 62);
    const sex = age > 70 && random.chance(0.4) ? female : random.below(2);
    const former =
      sex === female && age > 40 && random.chance(0.5) ? { formerSurname: group.surname(random) + 1 } : {};
    add({ sex, age, surname: familyName, ...former });
  } else if (kind === 'couple') {
    couple(random.chance(0.5) ? random.between(60, 88) : random.between(21, 59));
  } else if (kind === 'couple with children' || kind === 'three generations') {
    const age = random.between(24, 52);
    if (kind === 'three generations')
      add({ sex: female, age: Math.min(92, age + random.between(24, 34)), surname: familyName });
    const parents = couple(age);
    const count =
      1 + (random.chance(0.62) ? 1 : 0) + (random.chance(0.25) ? 1 : 0) + (random.chance(0.08) ? 1 : 0);
    children(
      count,
      Math.min(18, random.between(0, age - 18)),
      parents,
      people.sex[parents.elder] === male ? parents.elder : -1,
    );
  } else if (kind === 'couple with grown child') {
    const age = random.between(46, 70);
    const parents = couple(age);
    children(random.chance(0.25) ? 2 : 1, Math.min(38, age - random.between(21, 28)), parents, parents.elder);
  } else if (kind === 'lone parent') {
    const age = random.between(20, 56);
    const sex = random.chance(0.86) ? female : male;
    const parent = add({ sex, age, surname: familyName });
    const surname = sex === female && random.chance(0.3) ? group.surname(random) : familyName;
    const count = 1 + (random.chance(0.48) ? 1 : 0) + (random.chance(0.17) ? 1 : 0);
    children(
      count,
      Math.min(20, random.between(0, age - 17)),
      { surname, secondSurname: 0 },
      sex === male ? parent : -1,
    );
  } else {
    const count = random.between(2, 4);
    const age = random.between(19, 40);
    for (let sharer = 0; sharer < count; sharer++)
      add({ sex: random.below(2), age: age + random.below(6), surname: group.surname(random) });
  }
}

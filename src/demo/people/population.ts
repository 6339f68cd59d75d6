import { dayNumber } from '../calendar.ts';
import type { Ground } from '../geography/ground.ts';
import { createRandom } from '../random.ts';
import { storyHomes, storyPeople } from '../story.ts';
import { forenameNo } from './forenames.ts';
import { buildHome, drawNames } from './household.ts';
import { emptyPeople, female, male, type People } from './people.ts';
import { addStorySurname } from './surnames.ts';

const vacantShare = 0.025;
/** People in a lived-in home, on average. @source near the 2.36 of the 2021 census of England and Wales */
const peoplePerHome = 2.36;

/** Homes to build so that about `people` live in the county. */
export function homesFor(people: number): number {
  return Math.max(storyHomes.subject + 8, Math.round(people / peoplePerHome / (1 - vacantShare)));
}

/** Fills the homes. The story's people come first, then household by household. */
export function settle(ground: Ground, seed: string): People {
  const { homes } = ground;
  const people = emptyPeople(Math.ceil(homes.count * 2.7) + 100, homes.count);
  settleStory(people);
  const random = createRandom(seed, 'people');
  const names = drawNames();
  const storyAt = new Set([storyHomes.victim - 1, storyHomes.subject - 1]);
  for (let home = 0; home < homes.count; home++) {
    if (storyAt.has(home) || random.chance(vacantShare)) continue;
    people.firstOf[home] = people.count;
    buildHome(people, home, names, random);
    people.sizeOf[home] = people.count - people.firstOf[home]!;
  }
  return people;
}

function settleStory(people: People): void {
  storyPeople.forEach(({ surname, forename, born, sex, houseNumber }, at) => {
    const home = houseNumber - 1;
    const [year, month, day] = born.split('-').map(Number) as [number, number, number];
    people.surname[at] = addStorySurname(surname);
    people.forename[at] = forenameNo(forename);
    people.born[at] = dayNumber(year, month, day);
    people.sex[at] = sex === 'F' ? female : male;
    people.home[at] = home;
    if (people.sizeOf[home] === 0) people.firstOf[home] = at;
    people.sizeOf[home] = people.sizeOf[home]! + 1;
    people.count++;
  });
}

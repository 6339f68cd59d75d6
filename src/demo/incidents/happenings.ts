import type { Ground } from '../geography/ground.ts';
import { storyHomes, storyIncidents, storySubject, storyTime, storyVictim } from '../story.ts';
import type { People } from '../people/people.ts';
import { createChoice, createRandom } from '../random.ts';
import { everydayIncidents } from './everyday.ts';
import { giveSerials } from './keys.ts';
import { kindNo, kinds } from './kinds.ts';
import { whereabouts } from './places.ts';
import { addIncident, addReport, emptyHappenings, type Happenings } from './records.ts';
import { timingFor } from './rhythm.ts';
import { escalations, knownSubjects, nearRepeats, repeatVictims, type SeriesContext } from './series.ts';
import { teller } from './tellings.ts';

/** Everything that happened and was told: exactly `reportsWanted` reports, the story's eleven among them. */
export function makeHappenings(
  ground: Ground,
  people: People,
  reportsWanted: number,
  scale: number,
  seed: string,
): Happenings {
  const happenings = emptyHappenings(reportsWanted + 16);
  tellStory(ground, happenings);
  const random = createRandom(seed, 'happenings');
  const where = whereabouts(ground, people);
  const context: SeriesContext = {
    ground,
    people,
    where,
    happenings,
    timings: kinds.map(({ rhythm }) => timingFor(rhythm)),
    tell: teller(happenings, people, ground.homes, where, random),
    random,
    scale,
    room: () => reportsWanted - happenings.reports.count,
  };
  repeatVictims(context);
  knownSubjects(context);
  nearRepeats(context);
  escalations(context);
  everydayIncidents(context, createChoice(kinds.map(({ weight }) => weight)));
  giveSerials(happenings.reports);
  return happenings;
}

function tellStory({ homes, streets }: Ground, happenings: Happenings): void {
  const home = storyHomes.victim - 1;
  let telling = 0;
  storyIncidents.forEach(({ kind, happened, tellings }, seriesNo) => {
    const incident = addIncident(happenings, {
      kind: kindNo(kind),
      happenedAt: storyTime(happened),
      lsoa: streets[0]!.lsoa,
      placeKind: 0,
      place: home,
      easting: homes.easting[home]!,
      northing: homes.northing[home]!,
      subject: storySubject,
      series: 'story',
      seriesNo,
    });
    let police = -1;
    for (const { partner, told, subject, policeRef } of tellings) {
      const report = addReport(happenings, {
        incident,
        partner,
        toldAt: storyTime(told),
        teller: storyVictim,
        role: 'victim',
        namesSubject: subject !== undefined,
        quotes: policeRef ? police : -1,
        story: ++telling,
      });
      if (partner === 'police') police = report;
    }
  });
}

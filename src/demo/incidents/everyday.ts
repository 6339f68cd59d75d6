import { fromLocal } from '../calendar.ts';
import type { Random } from '../random.ts';
import { addIncident, atHome } from './records.ts';
import { monthOf } from './rhythm.ts';
import { neighbourBy, type SeriesContext } from './series.ts';

/** Everything else: each by its own rhythm and in its own sort of place. */
export function everydayIncidents(context: SeriesContext, pickKind: (random: Random) => number): void {
  const { people, where, happenings, timings, tell, random, room } = context;
  while (room() > 0) {
    const kind = pickKind(random);
    const { day, minuteOfDay } = timings[kind]!.moment(random);
    const place = where.anywhere(kind, monthOf(day), random);
    const home = place.placeKind === atHome;
    const person = home ? where.adultAt(place.place, random) : where.neighbourOf(place, random);
    const subject =
      home && people.sizeOf[place.place]! > 0 && random.chance(0.5) ? neighbourBy(context, place.place) : -1;
    const incident = addIncident(happenings, {
      kind,
      ...place,
      happenedAt: fromLocal(day, minuteOfDay),
      subject,
      series: 'none',
      seriesNo: 0,
    });
    tell(incident, room(), { teller: person });
  }
}

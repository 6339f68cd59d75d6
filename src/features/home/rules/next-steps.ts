import type { Role } from '../../../kernel/actor.ts';

export interface NextStep {
  text: string;
  href: string;
  why: string;
}

/** What is known when someone arrives. */
export interface Arrivals {
  /** Rows in quarantine at sources whose records the reader keeps. */
  inQuarantine: number;
}

const incidents: NextStep = {
  text: 'Look through incidents',
  href: '/incidents',
  why: 'What was told to every partner, in one list.',
};
const map: NextStep = {
  text: 'See them by area',
  href: '/incidents/map',
  why: 'Which wards and small areas hear of most.',
};
const dashboards: NextStep = {
  text: 'See the figures',
  href: '/dashboards',
  why: 'By month, type, partner and area, each with its table.',
};
const sources: NextStep = {
  text: 'See how fresh the sources are',
  href: '/sources',
  why: 'Who has sent what, and what became of the rows.',
};
const agreements: NextStep = {
  text: 'See what partners agreed to share',
  href: '/agreements',
  why: 'What anyone sees follows from these.',
};
const audit: NextStep = {
  text: 'See who looked at what',
  href: '/audit',
  why: 'Every look and every change, and a check that nobody changed the record.',
};

/** What someone in this role most likely came to do, the likeliest first. */
export function nextSteps(role: Role, { inQuarantine }: Arrivals): NextStep[] {
  switch (role) {
    case 'officer':
      return [incidents, map, sources];
    case 'coordinator':
      return [incidents, dashboards, map, sources];
    case 'analyst':
    case 'manager':
      return [dashboards, incidents, map, sources];
    case 'councillor':
    case 'board-member':
      return [dashboards, sources];
    case 'data-steward':
      return [
        inQuarantine > 0
          ? {
              text: `Mend ${inQuarantine === 1 ? 'the row' : `the ${inQuarantine.toLocaleString('en-GB')} rows`} in quarantine`,
              href: '/quarantine',
              why: 'Each says what is wrong and where; none is lost.',
            }
          : { text: 'See what is in quarantine', href: '/quarantine', why: 'Nothing is, now.' },
        sources,
        incidents,
      ];
    case 'data-protection-officer':
      return [
        audit,
        agreements,
        {
          text: 'Agree to who administers',
          href: '/users/proposals',
          why: 'Who gets a powerful role is asked for by one and agreed by another.',
        },
        {
          text: 'Hold or erase a record',
          href: '/retention',
          why: 'Legal holds, and what was lawfully erased.',
        },
      ];
    case 'administrator':
      return [
        { text: 'Add or change people', href: '/users', why: 'Joiners, movers and leavers.' },
        { text: 'Keep the partners', href: '/partners', why: 'Who is in the partnership.' },
        agreements,
        audit,
      ];
  }
}

import { describe, expect, it } from 'vitest';
import { roles } from '../../../kernel/actor.ts';
import { nextSteps } from './next-steps.ts';

describe('what someone does next', () => {
  it.each(roles)('is something for the %s, and every step says why', (role) => {
    const steps = nextSteps(role, { inQuarantine: 0 });
    expect(steps.length).toBeGreaterThan(1);
    for (const step of steps) expect(step.why).not.toBe('');
    expect(new Set(steps.map((step) => step.href)).size).toBe(steps.length);
  });

  it('begins, for the data steward, with the rows in quarantine', () => {
    expect(nextSteps('data-steward', { inQuarantine: 58 })[0]).toMatchObject({
      text: 'Mend the 58 rows in quarantine',
      href: '/quarantine',
    });
    expect(nextSteps('data-steward', { inQuarantine: 1 })[0]?.text).toBe('Mend the row in quarantine');
  });

  it('never sends a councillor to single incidents', () => {
    expect(nextSteps('councillor', { inQuarantine: 3 }).map((step) => step.href)).not.toContain('/incidents');
  });
});

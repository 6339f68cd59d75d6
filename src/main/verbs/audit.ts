import type { Result } from '../../kernel/result.ts';
import type { AuditVerdict } from '../../features/audit/index.ts';
import { terminalProgress } from '../../platform/queue/terminal-progress.ts';
import { wireFeatures } from '../features.ts';
import { actingAs, type ActingOptions } from './act-as.ts';

/** Computes the audit's chain again and compares it with every signed checkpoint. */
export function verifyAudit(options: ActingOptions): Promise<Result<AuditVerdict>> {
  return actingAs(options, async (actor, { gate, secrets }, { config }) => {
    const progress = terminalProgress();
    const { audit } = wireFeatures({ folder: config.folder, secrets });
    const verdict = await gate.perform(audit.verify, actor, {}, { progress });
    progress.end();
    return verdict;
  });
}

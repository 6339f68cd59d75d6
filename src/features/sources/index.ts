import type { AnyUseCase } from '../../kernel/use-case.ts';
import type { NavigationItem } from '../../web/shell.ts';
import { addSource } from './use-cases/add-source.ts';
import { changeMapping } from './use-cases/change-mapping.ts';
import { listAllSources } from './use-cases/list-sources.ts';
import { openMapping } from './use-cases/open-mapping.ts';
import { getKeptSource, getSource, openSource } from './use-cases/open-source.ts';

export { ExtractStateTag } from './pages/extract-state-tag.tsx';
export {
  fatesSentence,
  freshnessOfSource,
  lastInShort,
  listSentence,
  regimeInWords,
  shareInWords,
} from './pages/source-words.ts';
export { isOverdue } from './rules/freshness.ts';
export { routes } from './routes.tsx';
export type { ExtractState, Fates, Regime, Source } from './types.ts';
export { getKeptSource, getSource, listAllSources };

export const useCases: AnyUseCase[] = [listAllSources, openSource, openMapping, addSource, changeMapping];

export const navigation: NavigationItem[] = [{ section: 'sources', text: 'Sources', href: '/sources' }];

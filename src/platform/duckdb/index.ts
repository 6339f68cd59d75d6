export {
  openAnalysis,
  type Analysis,
  type AnalysisLimits,
  type AnalysisRow,
  type AnalysisValue,
} from './analysis.ts';
export { openSnapshots, type Snapshots, type SnapshotView } from './snapshot-for.ts';

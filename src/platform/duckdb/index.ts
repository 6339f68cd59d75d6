export {
  openAnalysis,
  type Analysis,
  type AnalysisLimits,
  type AnalysisRow,
  type AnalysisValue,
} from './analysis.ts';

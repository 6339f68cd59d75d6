export { Figure, Figures, type FigureProps } from './figure.tsx';
export type { FigureTable } from './figure-data.tsx';

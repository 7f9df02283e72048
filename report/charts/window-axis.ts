import type { Frame } from './frame.ts';
import type { Tick } from './scales.ts';

/** Places for things that come one after another, such as years, and have no distances. */
export interface WindowAxis {
  readonly position: (index: number) => number;
  /** Pixels from one place to the next. */
  readonly step: number;
  readonly ticks: readonly Tick[];
}

export function windowAxis(labels: readonly string[], frame: Pick<Frame, 'left' | 'right'>): WindowAxis {
  const step = (frame.right - frame.left) / labels.length;
  const position = (index: number) => frame.left + (index + 0.5) * step;
  return { position, step, ticks: labels.map((label, index) => ({ position: position(index), label })) };
}

import type { PlannedStep } from '../../core/explain/planned-step.ts';
import { shortNumber } from '../../core/short-number.ts';
import { type TextColumn, textTable } from './text-table.ts';

const COLUMNS: readonly TextColumn[] = [
  { title: 'step', align: 'left' },
  { title: 'column', align: 'left' },
  { title: 'what is done', align: 'left' },
  { title: 'fitted', align: 'left' },
  { title: 'changes' },
  { title: 'because', align: 'left' },
];

const LIST_SHOWN = 4;

/** A row a step and column. */
export function planTable(plan: readonly PlannedStep[]): string {
  return textTable(
    COLUMNS,
    plan.map(({ step, column, does, fitted, changes, ...option }) => [
      step,
      column ?? 'rows',
      does,
      Object.entries(fitted ?? {})
        .map(([name, value]) => `${name} ${shown(value)}`)
        .join(', '),
      changes === null ? '' : String(changes),
      reason(option),
    ]),
  );
}

function reason({ option, value, origin }: Pick<PlannedStep, 'option' | 'value' | 'origin'>): string {
  if (origin === 'data') return 'by its values';
  return `${option}: ${shown(value)}${origin === 'default' ? ' (default)' : ''}`;
}

function shown(value: unknown): string {
  if (typeof value === 'number') return shortNumber(value);
  if (Array.isArray(value)) {
    const first = value.slice(0, LIST_SHOWN).map(shown).join(', ');
    return `[${first}${value.length > LIST_SHOWN ? ', …' : ''}]`;
  }
  if (value === null) return 'none';
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .map(([name, item]) => `${name} ${shown(item)}`)
    .join(', ');
}

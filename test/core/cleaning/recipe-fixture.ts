import { readFileSync } from 'node:fs';
import type { CleanSection } from '../../../core/contracts/config/clean-section.ts';

type Cells<T> = readonly (T | null)[];
type ByColumn<T> = Readonly<Record<string, T>>;

/** What test/reference/generate_recipe.py writes. Columns are `(nRows,)`, transformed ones `(test,)`. */
interface RecipeFixture {
  readonly numbers: ByColumn<Cells<number>>;
  readonly train: readonly number[];
  readonly test: readonly number[];
  readonly outliers: readonly {
    readonly method: 'iqr' | 'zScore' | 'mad';
    readonly factor: number;
    readonly bounds: ByColumn<readonly [number, number] | null>;
    readonly transformed: Readonly<Record<'clip' | 'null', ByColumn<readonly number[]>>>;
  }[];
  readonly normalizations: readonly {
    readonly impute: Partial<CleanSection['impute']>;
    readonly normalize: Partial<CleanSection['normalize']>;
    readonly transformed: ByColumn<readonly number[]>;
  }[];
  readonly logarithms: ByColumn<readonly number[]>;
  readonly neighbours: readonly {
    readonly nNeighbors: number;
    readonly transformed: ByColumn<readonly number[]>;
  }[];
  readonly indicators: ByColumn<readonly number[]>;
  readonly encodings: {
    readonly levels: ByColumn<Cells<string>>;
    readonly fitted: readonly {
      readonly infrequent: Partial<CleanSection['infrequent']>;
      readonly infrequentLevels: ByColumn<readonly string[]>;
      readonly names: readonly string[];
      readonly oneHot: readonly (readonly number[])[];
      readonly ordinal: ByColumn<readonly number[]>;
    }[];
  };
}

export function recipeFixture(): RecipeFixture {
  return JSON.parse(readFileSync(new URL('../../fixtures/recipe.json', import.meta.url), 'utf8'));
}

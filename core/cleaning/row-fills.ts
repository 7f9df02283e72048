import type { CategoryImputeMethod, ImputeMethod } from '../contracts/config/clean-section.ts';
import type { Recipe } from '../contracts/recipe.ts';
import type { FillMethod } from './fills/fill-column.ts';
import { FILL_METHODS } from './fills/fill-methods.ts';

/** Whether a method fills gaps from the rows before or after them. */
export function isRowFill(method: ImputeMethod | CategoryImputeMethod): method is FillMethod {
  return FILL_METHODS.includes(method);
}

/** Whether what becomes of a row depends on the rows before it, so that new rows need their order. */
export function followsRows({ denoise, fills }: Pick<Recipe, 'denoise' | 'fills'>): boolean {
  return denoise.length > 0 || fills.length > 0;
}

import { expect, test } from 'vitest';
import { fitRecipe } from '../../../../core/cleaning/fit-recipe.ts';
import { cleanSection } from '../../../../core/contracts/config/clean-section.ts';
import { encodeSplits } from '../../../../core/model-selection/paths/encode-splits.ts';
import { normalizedProblem } from '../../../../core/model-selection/paths/normalized-problem.ts';
import { normwiseError } from '../../linear-algebra/relative-error.ts';
import { foldsOf, sampleTable, sampleTask } from './sample-task.ts';

test.each([
  'none',
  'standard',
  'minMax',
  'robust',
  'maxAbs',
] as const)('the %s statistics that merged blocks give are those of a recipe fitted on the training rows, to 1e-12', (method) => {
  const { table, y } = sampleTable(400, 71);
  const constant = { name: 'constant', type: 'number', values: new Float64Array(400).fill(0.1) } as const;
  const features = ['a', 'b', 'flag', 'constant'];
  const task = sampleTask({
    table: { ...table, columns: [...table.columns, constant] },
    y,
    featureColumns: features,
    splits: foldsOf(400, 5),
  });
  const encode = encodeSplits(task, 'none');
  const clean = cleanSection.parse({ normalize: { method, range: [-1, 3], quantileRange: [10, 60] } });
  for (const [split, { train }] of task.splits.entries()) {
    const encoded = encode(split);
    const problem = normalizedProblem(encoded, { method, options: clean.normalize, fitIntercept: true });
    const recipe = fitRecipe({ table: task.table, rows: train, features, clean });
    for (const [j, feature] of recipe.features.entries()) {
      if (feature.type === 'category' || !('offset' in feature.normalize))
        throw new Error('the sample has numbers only, of an affine method');
      const { offset, scale, low } = feature.normalize;
      // z of a value is what counts: (x - mean) * scale + zMean against (x - offset) * scale + low.
      const values = Array.from(train, (row) => encoded.columns[j]![row]!);
      const mean = problem.block.mean[j]!;
      const found = values.map((x) => (x - mean) * problem.scale[j]! + problem.zMean[j]!);
      const expected = values.map((x) => (x - offset) * scale + low);
      const message = `${feature.column} of split ${split}`;
      expect(normwiseError([problem.scale[j]!], [scale]), message).toBeLessThan(1e-12);
      // A constant is 0 but for rounding in the recipe's sums of it, which have no size to compare with.
      if (feature.column !== 'constant') expect(normwiseError(found, expected), message).toBeLessThan(1e-12);
    }
  }
});

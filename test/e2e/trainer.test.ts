import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPython } from '../emulator/find-python.ts';
import { inTemporaryFolder, REPOSITORY, runUpkeep } from './run-upkeep.ts';

const EXAMPLE = join(REPOSITORY, 'examples', 'trainer', 'trainer.py');
const CARS = join(REPOSITORY, 'examples', 'auto-mpg', 'cars.csv');

/** A trainer that is the example but for the faults that its parameter `fault` asks for. */
const FAULTY = `
import json, sys, time
import trainer

request_path, response_path = sys.argv[1:]
request = json.load(open(request_path))
fault = request["params"].pop("fault")
if fault == "throws":
    raise RuntimeError("no GPU")
if fault == "hangs":
    time.sleep(600)
response = trainer.respond(request)
if request["action"] == "evaluate":
    if fault == "rubbish":
        response = "done"
    if fault == "NaN":
        response["predictions"][0] = float("nan")
    if fault == "wrong length":
        response["predictions"].pop()
with open(response_path, "w") as file:
    json.dump(response, file)
`;

const config = (estimators: string) => `
model: cars
data: { target: mpg, id: id, time: year, ignore: [name], types: { origin: category } }
tune:
  cv: { splitter: timeSeriesSplit, nSplits: 2 }
  estimators:
${estimators}
`;

/** The rows of cv_results.csv as records; no cell of these holds a comma but \`params\`, which is quoted. */
async function resultsIn(folder: string): Promise<Record<string, string>[]> {
  const text = await readFile(join(folder, 'upkeep-out', 'cv_results.csv'), 'utf8');
  const cells = (line: string) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain!);
  const [header = '', ...lines] = text.trimEnd().split('\n');
  const names = cells(header);
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, at) => [names[at]!, cell])));
}

describe('the example trainer in Python', () => {
  it('is tuned, promoted and predicts', async () => {
    const python = await findPython(process.env);
    await inTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'own'));
      await copyFile(EXAMPLE, join(folder, 'own', 'trainer.py'));
      const trainer = `    - { estimator: lambda, name: boosted-stumps, command: [${python}, own/trainer.py], expectedSeconds: 2, grid: { rounds: [5, 100], learningRate: [0.2], normalize: [none] } }`;
      await writeFile(
        join(folder, 'upkeep.yaml'),
        config(`    - { estimator: ridge, grid: { alpha: [1] } }\n${trainer}`),
      );
      const run = await runUpkeep(['run', CARS], folder);
      expect([run.code, run.stdout]).toEqual([
        0,
        expect.stringContaining('boosted-stumps, learningRate 0.2'),
      ]);
      const results = await resultsIn(folder);
      expect(results.map(({ estimator, error }) => [estimator, error])).toEqual([
        ['ridge', ''],
        ['boosted-stumps', ''],
        ['boosted-stumps', ''],
        ['dummy', ''],
      ]);
      const rmse = results.map((result) => Number(result.mean_test_rmse));
      expect(rmse[2]).toBeLessThan(rmse[1]!);
      expect(rmse[2]).toBeLessThan(rmse[3]!);
      const model = JSON.parse(await readFile(join(folder, 'upkeep-out', 'model.json'), 'utf8'));
      expect(model.estimator).toMatchObject({ estimator: 'boosted-stumps', params: { rounds: 100 } });
      expect(await readdir(join(folder, '.upkeep', 'objects', 'work', 'cars'))).toEqual([]);

      const predicted = await runUpkeep(['predict', CARS, '--model', 'cars'], folder);
      expect([predicted.code, predicted.stdout]).toEqual([0, expect.stringContaining('406 rows')]);
      const log = (await readFile(join(folder, 'upkeep-out', 'predictions.jsonl'), 'utf8'))
        .trimEnd()
        .split('\n');
      const records = log.map((line) => JSON.parse(line)).filter(({ actual }) => actual !== undefined);
      expect(records).toHaveLength(398);
      const squares = records.map(({ prediction, actual }) => (prediction - actual) ** 2);
      // Fitted to these very rows it is nearer than half of the spread of mpg, which is 7.8.
      expect(Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / 398)).toBeLessThan(3.9);
    });
  });

  it('fails alone, with its reason, whatever its fault', async () => {
    const python = await findPython(process.env);
    await inTemporaryFolder(async (folder) => {
      await copyFile(EXAMPLE, join(folder, 'trainer.py'));
      await writeFile(join(folder, 'faulty.py'), FAULTY);
      const faults = ['throws', 'hangs', 'rubbish', 'NaN', 'wrong length'];
      const trainer = `    - { estimator: lambda, name: faulty, command: [${python}, faulty.py], timeoutSeconds: 3, expectedSeconds: 1, grid: { rounds: [1], fault: [${faults.join(', ')}] } }`;
      const alphas = Array.from({ length: 30 }, (_, at) => at + 1).join(', ');
      await writeFile(
        join(folder, 'upkeep.yaml'),
        config(`    - { estimator: ridge, grid: { alpha: [${alphas}] } }\n${trainer}`),
      );
      const run = await runUpkeep(['run', CARS], folder);
      expect([run.code, run.stdout]).toEqual([0, expect.stringContaining('version 1 is the champion')]);
      const results = await resultsIn(folder);
      const reasons = new Map(results.map(({ param_fault, error }) => [param_fault, error]));
      expect(reasons.get('throws')).toMatch(/it ended with exit code 1; it said: .*RuntimeError: no GPU\.$/);
      expect(reasons.get('hangs')).toMatch(/it took longer than the 3 s that timeoutSeconds allows/);
      expect(reasons.get('rubbish')).toMatch(/^trainer faulty: its response: /);
      expect(reasons.get('NaN')).toMatch(/its response is no JSON, which NaN and Infinity are not either/);
      expect(reasons.get('wrong length')).toMatch(/it answers \d+ predictions for \d+ rows/);
      const others = results.filter(({ estimator }) => estimator !== 'faulty');
      expect(others.map(({ error }) => error)).toEqual(new Array(31).fill(''));
    });
  });
});

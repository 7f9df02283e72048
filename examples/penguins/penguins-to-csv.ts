/** A penguin as `penguins.json` of the package vega-datasets has it. */
export interface Penguin {
  readonly Species: string;
  readonly Island: string;
  readonly 'Beak Length (mm)': number | null;
  readonly 'Beak Depth (mm)': number | null;
  readonly 'Flipper Length (mm)': number | null;
  readonly 'Body Mass (g)': number | null;
  /** `MALE` or `FEMALE`; of one penguin it is a full stop. */
  readonly Sex: string | null;
}

const HEADER = ['id', 'species', 'island', 'beakLength', 'beakDepth', 'flipperLength', 'bodyMass', 'sex'];

/**
 * The penguins as CSV, a row a penguin in the order given; a gap is an empty cell.
 * The source has no key, so `id` is the place in it: `penguin-1` is the first.
 */
export function penguinsToCsv(penguins: readonly Penguin[]): string {
  const lines = penguins.map((penguin, at) => cellsOf(penguin, `penguin-${at + 1}`).join(','));
  return `${[HEADER.join(','), ...lines].join('\n')}\n`;
}

function cellsOf(penguin: Penguin, id: string): (string | number)[] {
  const texts = [penguin.Species, penguin.Island, penguin.Sex ?? ''];
  if (texts.some((text) => /[",\r\n]/.test(text))) throw new Error(`${id}: a cell that needs quotes`);
  return [
    id,
    penguin.Species,
    penguin.Island,
    penguin['Beak Length (mm)'] ?? '',
    penguin['Beak Depth (mm)'] ?? '',
    penguin['Flipper Length (mm)'] ?? '',
    penguin['Body Mass (g)'] ?? '',
    penguin.Sex ?? '',
  ];
}

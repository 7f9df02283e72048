/** A car as `cars.json` of the package vega-datasets has it. */
export interface Car {
  readonly Name: string;
  readonly Miles_per_Gallon: number | null;
  readonly Cylinders: number;
  readonly Displacement: number;
  readonly Horsepower: number | null;
  readonly Weight_in_lbs: number;
  readonly Acceleration: number;
  /** The first of January of the model year, `1970-01-01`. */
  readonly Year: string;
  readonly Origin: string;
}

const HEADER = [
  'id',
  'name',
  'year',
  'modelYear',
  'origin',
  'cylinders',
  'displacement',
  'horsepower',
  'weight',
  'acceleration',
  'mpg',
];

/**
 * The cars as CSV, a row a car in the order given; a gap is an empty cell.
 * `id` is made of year and name, not of the row's number, so that it stays the same in any order or part of the file.
 */
export function carsToCsv(cars: readonly Car[]): string {
  const seen = new Map<string, number>();
  const lines = cars.map((car) => {
    const slug = `${car.Year.slice(0, 4)}-${slugOf(car.Name)}`;
    const nth = (seen.get(slug) ?? 0) + 1;
    seen.set(slug, nth);
    return cellsOf(car, nth === 1 ? slug : `${slug}-${nth}`).join(',');
  });
  return `${[HEADER.join(','), ...lines].join('\n')}\n`;
}

function slugOf(name: string): string {
  return name.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
}

function cellsOf(car: Car, id: string): (string | number)[] {
  if (/[",\r\n]/.test(car.Name + car.Origin)) throw new Error(`${car.Name}: a cell that needs quotes`);
  return [
    id,
    car.Name,
    car.Year,
    Number(car.Year.slice(2, 4)),
    car.Origin,
    car.Cylinders,
    car.Displacement,
    car.Horsepower ?? '',
    car.Weight_in_lbs,
    car.Acceleration,
    car.Miles_per_Gallon ?? '',
  ];
}

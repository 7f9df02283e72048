import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../../../core/configuration/default-config.ts';
import type { ModelConfig } from '../../../core/contracts/config/model-config.ts';
import { ConfigurationError, DataRefusedError } from '../../../core/errors.ts';
import type { Column, Table } from '../../../core/table/table.ts';
import { classOfRows, readTarget, targetName } from '../../../core/tuning/target.ts';

function targeting(target: string | null): ModelConfig {
  const config = defaultConfig('model');
  return { ...config, data: { ...config.data, target } };
}

function read(column: Column, positive: string | null = null) {
  const nRows = 'values' in column ? column.values.length : column.codes.length;
  const table: Table = { nRows, columns: [column] };
  const config = targeting(column.name);
  return readTarget(table, { ...config, data: { ...config.data, positive } });
}

describe('readTarget', () => {
  it('takes a column of numbers as it is', () => {
    const values = Float64Array.of(3, Number.NaN, 1);
    expect(read({ name: 'y', type: 'number', values })).toEqual({
      task: 'regression',
      y: values,
      classes: null,
    });
  });

  it('takes booleans for two classes, of which true is the last', () => {
    const values = Float64Array.of(1, 0, Number.NaN);
    const { task, y, classes } = read({ name: 'y', type: 'boolean', values });
    expect({ task, y: [...y], classes }).toEqual({
      task: 'classification',
      y: [1, 0, Number.NaN],
      classes: ['false', 'true'],
    });
  });

  it('numbers the levels that rows are of, and no others', () => {
    const codes = Int32Array.of(3, 0, -1, 3);
    const { y, classes } = read({ name: 'y', type: 'category', codes, levels: ['a', 'b', 'c', 'd'] });
    expect(classes).toEqual(['a', 'd']);
    expect([...y]).toEqual([1, 0, Number.NaN, 1]);
  });

  it('has the positive class last', () => {
    const answers: Column = {
      name: 'y',
      type: 'category',
      codes: Int32Array.of(1, 0, -1),
      levels: ['no', 'yes'],
    };
    expect(read(answers, 'yes')).toEqual(read(answers));
    const turned = read(answers, 'no');
    expect(turned.classes).toEqual(['yes', 'no']);
    expect([...turned.y]).toEqual([0, 1, Number.NaN]);
  });

  it('refuses a positive class that is none, or one of three', () => {
    const answers: Column = {
      name: 'y',
      type: 'category',
      codes: Int32Array.of(1, 0, 2),
      levels: ['a', 'b', 'c'],
    };
    expect(() => read(answers, 'a')).toThrow(
      'data.positive: "a", while the classes of "y" are "a", "b", "c". Allowed: one of two classes. ' +
        'Leave data.positive out where there are more than two.',
    );
    const two = { ...answers, codes: Int32Array.of(1, 0, 1) };
    expect(() => read(two, 'c')).toThrow(
      'the classes of "y" are "a", "b". Allowed: one of two classes. Name one of these.',
    );
  });

  it('refuses a target of one class', () => {
    const one: Column = {
      name: 'y',
      type: 'category',
      codes: Int32Array.of(0, 0, -1),
      levels: ['yes', 'no'],
    };
    expect(() => read(one)).toThrow(DataRefusedError);
    expect(() => read(one)).toThrow(
      'data.target: column "y": every row is "yes". Allowed: at least 2 classes. ' +
        'Upload data with rows of every class, or name another target.',
    );
  });

  it.each<Column>([
    { name: 'y', type: 'text', codes: Int32Array.of(0), levels: ['a'] },
    { name: 'y', type: 'time', values: Float64Array.of(0) },
  ])('refuses a column that CLEAN would have refused', (column) => {
    expect(() => read(column)).toThrow(ConfigurationError);
  });
});

describe('targetName', () => {
  it('wants a target', () => {
    expect(() => targetName(targeting(null))).toThrow(
      'config/model.yaml data.target: no target is named, so there is nothing to predict.',
    );
  });
});

describe('classOfRows', () => {
  it('is the class of each row, -1 without one, and null where numbers are predicted', () => {
    const codes = Int32Array.of(1, -1, 0);
    const target = read({ name: 'y', type: 'category', codes, levels: ['a', 'b'] });
    expect(classOfRows(target)).toEqual(Int32Array.of(1, -1, 0));
    expect(classOfRows(read({ name: 'y', type: 'number', values: Float64Array.of(1, 2) }))).toBeNull();
  });
});

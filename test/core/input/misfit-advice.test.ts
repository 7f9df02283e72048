import { describe, expect, it } from 'vitest';
import { dataSection } from '../../../core/contracts/config/data-section.ts';
import { readOptions } from '../../../core/data-set/read-options.ts';
import { refusalOf } from './read-bytes.ts';

const advice = async (text: string, data: object = {}) =>
  (await refusalOf(text, readOptions(dataSection.parse(data), 'cars.csv'))).message;

describe('the advice about cells that do not fit', () => {
  const TWO = 'hp,y,t,f\n1,1,1,1\n2,2,2,2\n?,n/a,-,none\n';

  it('gives the whole list of spellings, which replaces the present one', async () => {
    expect(await advice(TWO, { missing: ['', 'gap'] })).toContain(
      'Correct the cells, write data.missing: ["", "gap", "?", "n/a", "-", "none"] where they spell a gap, or set data.badCells',
    );
    const many = `hp\n${'1\n'.repeat(9)}?\n?\nn/a\n`;
    expect(await advice(many)).toContain('data.missing: ["", "NA", "NaN", "null", "?", "n/a"] where');
  });

  it('takes neither long texts nor what most cells hold for spellings of a gap', async () => {
    const long = 'x'.repeat(21);
    expect(await advice(`hp\n1\n2\n${long}\n`)).toContain(
      'Correct the cells, add their spelling to data.missing,',
    );
    expect(await advice('hp\n1\na\nb\n', { types: { hp: 'number' } })).toContain(
      'Correct the cells, add their spelling to data.missing,',
    );
  });

  it('shows at most five spellings', async () => {
    const text = `a,b,c\n${'1,1,1\n'.repeat(5)}p,q,r\ns,t,u\n`;
    expect(await advice(text, { missing: [] })).toContain('data.missing: ["p", "s", "q", "t", "r"] where');
  });

  it('offers text only to columns that may be text', async () => {
    const text = (data: object) => advice(TWO, data).then((message) => message.match(/\{(\w+): text\}/)?.[1]);
    expect(await text({})).toBe('hp');
    expect(await text({ target: 'hp' })).toBe('y');
    expect(await text({ target: 'hp', fold: 'y' })).toBe('t');
    expect(await text({ target: 'hp', weight: 'y' })).toBe('t');
    expect(await text({ target: 'hp', time: 't', types: { y: 'number', f: 'number' } })).toBeUndefined();
    expect(await text({ time: 't', fold: 'f', target: 'y' })).toBe('hp');
  });
});

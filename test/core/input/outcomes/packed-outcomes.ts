import { gzipSync, zstdCompressSync } from 'node:zlib';
import { expect } from 'vitest';
import { readTable } from '../../../../core/input/read-table.ts';
import { csvSource } from '../../csv/csv-source.ts';
import { utf16 } from '../read-bytes.ts';
import { becomes, CSV, LINES, type Outcomes, refused } from './check.ts';

const TABLE = { a: [1, 2], b: ['x', 'y'] };
const joined = (...parts: (string | Uint8Array)[]) =>
  new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part as Uint8Array))));
const GZ = { name: 'a.csv.gz' };
const ZST = { name: 'a.csv.zst' };

export const COMPRESSION_OUTCOMES: Outcomes = {
  'Compressed, and the name does not say so, or the other way round': async () => {
    await becomes(gzipSync(CSV), TABLE, { notices: [/^The file is compressed with gzip, which its name/] });
    await becomes(CSV, TABLE, {
      ...GZ,
      notices: [/^The name says that the file is compressed, and it is not/],
    });
  },
  'Several gzip members or Zstandard frames, one after the other': async () => {
    await becomes(joined(gzipSync('a,b\n1,x\n'), gzipSync('2,y\n')), TABLE, GZ);
    await becomes(joined(zstdCompressSync('a,b\n1,x\n'), zstdCompressSync('2,y\n')), TABLE, ZST);
  },
  'Cut off': async () => {
    const [gzip, zstd] = [gzipSync(CSV), zstdCompressSync(CSV)];
    for (const nLeft of [12, gzip.length - 9, gzip.length - 1])
      await refused(
        gzip.subarray(0, nLeft),
        new RegExp(`: the gzip archive is cut off: it ends after ${nLeft} bytes`),
        GZ,
      );
    await refused(zstd.subarray(0, -1), /: the zstd archive is cut off/, ZST);
  },
  'A wrong checksum or size, damage': async () => {
    const wrong = Uint8Array.from(gzipSync(CSV));
    wrong[wrong.length - 8]! ^= 1;
    await refused(wrong, /: the gzip archive is damaged: what it unpacks to has another checksum/, GZ);
    const broken = Uint8Array.from(gzipSync(CSV));
    broken[10] = 0xff;
    await refused(broken, /: the gzip archive is damaged/, GZ);
  },
  'Zeros after the end': () => becomes(joined(gzipSync(CSV), new Uint8Array(512)), TABLE, GZ).then(() => {}),
  'Other bytes after the end of gzip': async () => {
    const notices = [/^4 bytes after the end of the archive were passed over\.$/];
    await becomes(joined(gzipSync(CSV), 'more'), TABLE, { ...GZ, notices });
  },
  'Other bytes after the end of Zstandard': () =>
    refused(
      joined(zstdCompressSync(CSV), 'more'),
      /: the zstd archive is damaged: no frame starts at byte/,
      ZST,
    ),
  'It unpacks to more than the limit': async () => {
    const options = { name: 'a.csv.zst', missing: [], types: {}, maxUnpackedBytes: 1e6 };
    const packed = zstdCompressSync(Buffer.alloc(2e6, 'a,b\n'));
    await expect(readTable(csvSource(packed).open, options)).rejects.toThrow(/to more than 1000000 bytes/);
    const bomb = gzipSync(Buffer.alloc(200e6, 'a,b\n'));
    let nOpened = 0;
    const open = () => {
      nOpened++;
      return csvSource(bomb, 1 << 14).open();
    };
    const cpu = process.cpuUsage();
    await expect(readTable(open, { ...options, name: 'a.csv.gz' })).rejects.toThrow(
      /unpacks to more than 1000000 bytes/,
    );
    // The whole would take a second and more.
    expect(process.cpuUsage(cpu).user / 1000).toBeLessThan(500);
    expect(nOpened).toBe(1);
  },
  'Compressed twice': () => refused(gzipSync(gzipSync(CSV)), /: it is compressed twice\./, GZ),
};

export const ENCODING_OUTCOMES: Outcomes = {
  'UTF-8 or UTF-16 with a byte order mark': async () => {
    await becomes(`\ufeff${CSV}`, TABLE);
    await becomes(`\ufeff${LINES}`, TABLE, { name: 'a.jsonl' });
    for (const isLittle of [true, false]) await becomes(utf16(CSV, isLittle), TABLE);
  },
  'UTF-16 without a mark': async () => {
    await refused(
      utf16(CSV, true, false),
      /: it looks like UTF-16LE without .* Set data\.encoding: utf-16le/,
    );
    await becomes(utf16(CSV, true, false), TABLE, { encoding: 'utf-16le' });
  },
  'Windows-1252': async () => {
    const bytes = Uint8Array.from('a,b\n1,\xe9\n2,\x80\n', (letter) => letter.charCodeAt(0));
    await becomes(bytes, { a: [1, 2], b: ['é', '€'] }, { encoding: 'latin1' });
    await refused(bytes, /: none of the 2 rows can be kept; .* not valid UTF-8/);
  },
  'Half of a surrogate pair, or half a character at the end, in UTF-16': async () => {
    const notices = [/^1 half character of UTF-16 became U\+FFFD\.$/];
    await becomes(utf16('a,b\n1,x\ud800\n2,y\n', true), { a: [1, 2], b: ['x\ufffd', 'y'] }, { notices });
    await becomes(
      utf16('a,b\n1,x\n2,y\n', true).subarray(0, -1),
      { a: [1, 2], b: ['x', 'y\ufffd'] },
      { notices },
    );
  },
};

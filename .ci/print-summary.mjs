// node .ci/print-summary.mjs REPORT: the closing line of .ci/run on standard output; exit code 1 unless all is proved.
import { existsSync, readFileSync } from 'node:fs';
import { summarise } from './summary.mjs';

const [path] = process.argv.slice(2);
const { line, isProof, reason } = summarise(existsSync(path) ? readFileSync(path, 'utf8') : undefined);
if (reason !== undefined) process.stderr.write(`${reason}\n`);
process.stdout.write(`${line}\n`);
process.exitCode = isProof ? 0 : 1;

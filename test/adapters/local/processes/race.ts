// One of several processes that want the same keys. Arguments: root, the process's name, when to begin (ms since 1970).
import { setTimeout } from 'node:timers/promises';
import { createLocalPorts } from '../../../../adapters/local/local-ports.ts';

const [root = '', name = '', beginAtMs = '0'] = process.argv.slice(2);
const { store, registry } = createLocalPorts(root);

// All begin together, so that they meet.
await setTimeout(Number(beginAtMs) - Date.now());
const won: string[] = [];
for (let i = 0; i < 40; i++) {
  const key = `raced/${i}`;
  if (await store.putIfAbsent(key, name)) won.push(key);
}
for (let nWritten = 0; nWritten < 20; ) {
  const item = await registry.read('counter');
  const count = (item?.value as number | undefined) ?? 0;
  if (await registry.write('counter', count + 1, item?.revision ?? 0)) nWritten++;
}
process.stdout.write(JSON.stringify(won));

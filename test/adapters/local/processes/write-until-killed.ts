// Writes objects of one repeated byte and registry documents, for ever. Argument: root.
import { createLocalPorts } from '../../../../adapters/local/local-ports.ts';

const { store, registry } = createLocalPorts(process.argv[2] ?? '');
for (let i = 1; ; i++) {
  await store.put('written/replaced', new Uint8Array(1_000_000).fill(i));
  await store.putIfAbsent(`written/once/${i}`, new Uint8Array(200_000).fill(i));
  await registry.write('document', { n: i, padding: 'x'.repeat(50_000) }, i - 1);
  if (i === 1) process.stdout.write('writing');
}

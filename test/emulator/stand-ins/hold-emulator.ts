import { startEmulator } from '../start.ts';

/** Starts the stand-in, says where, and waits to be killed. */
const [, , script = ''] = process.argv;
const { folder, pid } = await startEmulator({ command: [process.execPath, script] });
process.stdout.write(JSON.stringify({ folder, pid }));

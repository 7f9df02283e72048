import { serveSecondThread } from './serve-second-thread.ts';

serveSecondThread();

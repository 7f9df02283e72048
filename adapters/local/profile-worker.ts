import { serveProfiles } from './serve-profiles.ts';

serveProfiles();

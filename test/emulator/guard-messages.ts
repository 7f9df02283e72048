/** A command for the guard to run; `logPath` gets what it prints. */
export interface ToGuard {
  readonly id: number;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** @default the guard's folder */
  readonly cwd?: string;
  readonly logPath: string;
}

/** How a command ended: one of the two is null. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** What is told of one command: that it could not be started, or that it was, and its end. */
export type CommandNews = { readonly id: number } & (
  | { readonly error: string }
  | { readonly pid: number }
  | Ending
);

/** The guard's folder comes first. */
export type FromGuard = { readonly folder: string } | CommandNews;

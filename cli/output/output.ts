export interface Streams {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
  /** Whether standard error is a terminal that can show a spinner. */
  readonly interactive: boolean;
  /** Sets what is said when the user interrupts the process. @default nothing to set, as in tests */
  readonly whenInterrupted?: (text: string) => void;
  /** Is told that a document was written. @default nobody is told */
  readonly whenAnswered?: () => void;
}

export interface OutputOptions {
  readonly json: boolean;
  readonly quiet: boolean;
}

export interface TaskHandle {
  /** Replaces the text beside the spinner. */
  update(text: string): void;
}

/** Everything that a command says. With `--json` people's text goes to standard error, and one document to standard output. */
export interface Output {
  print(text: string): void;
  result(document: unknown): void;
  /** What an interrupt from here on says, in place of the usual words. */
  whenInterrupted(text: string): void;
  /** Runs work under a spinner, or silently until its one line; `done` makes that line from the result. */
  task<T>(title: string, work: (task: TaskHandle) => Promise<T>, done: (result: T) => string): Promise<T>;
}

export function createOutput({ json, quiet }: OutputOptions, streams: Streams): Output {
  const people = json ? streams.stderr : streams.stdout;
  const print = (text: string) => {
    if (!quiet) people.write(`${text}\n`);
  };
  return {
    print,
    result: (document) => {
      if (!json) return;
      streams.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
      streams.whenAnswered?.();
    },
    whenInterrupted: (text) => streams.whenInterrupted?.(text),
    async task(title, work, done) {
      if (quiet || !streams.interactive) {
        const result = await work({ update: () => {} });
        print(`✔ ${done(result)}`);
        return result;
      }
      // Loaded where it spins: it takes 20 ms, as long as Node itself.
      const { default: ora } = await import('ora');
      const spinner = ora({ text: title, stream: streams.stderr as NodeJS.WriteStream }).start();
      const update = (text: string) => {
        spinner.text = text;
      };
      try {
        const result = await work({ update });
        spinner.stop();
        print(`✔ ${done(result)}`);
        return result;
      } catch (error) {
        spinner.fail(title);
        throw error;
      }
    },
  };
}

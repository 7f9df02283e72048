interface Command {
  readonly input: object;
}

export interface Call {
  /** Of the command: `GetObject`. */
  readonly operation: string;
  // biome-ignore lint/suspicious/noExplicitAny: the input of any command
  readonly input: any;
}

/** Answers a command, or throws what the service would. `nCalls` counts this one. */
export type Answer = (call: Call, nCalls: number) => unknown;

/** Stands for a client of the AWS SDK where no service is needed, and keeps what was asked. */
export function stubClient<Client>(answer: Answer): { client: Client; calls: Call[] } {
  const calls: Call[] = [];
  const send = async (command: Command) => {
    const operation = command.constructor.name.replace(/Command$/, '');
    const call = { operation, input: command.input };
    calls.push(call);
    return answer(call, calls.length);
  };
  return { client: { send } as Client, calls };
}

/** As the SDK throws it. */
export function serviceError(name: string, httpStatusCode: number, message = name): Error {
  return Object.assign(new Error(message), { name, $metadata: { httpStatusCode }, $fault: 'client' });
}

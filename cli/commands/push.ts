import { ConfigurationError, DataRefusedError } from '../../core/errors.ts';
import type { DeployedContext } from '../context.ts';
import { RunFailedError, TimedOutError } from '../errors.ts';
import { EXIT } from '../exit-codes.ts';
import { followUpload } from '../follow/follow-upload.ts';
import { sendUpload } from '../follow/send-upload.ts';
import { dataInputName, openDataInput } from '../pipeline/data-input.ts';
import { statusHint } from '../pipeline/status-hint.ts';

export interface PushOptions {
  /** What the data set is called. */
  readonly name?: string;
  readonly config?: string;
  readonly follow: boolean;
  /** Minutes, as they were typed. */
  readonly timeout: string;
}

/** `upkeep push DATA --stack NAME`: uploads a data set and its configuration, and follows what the deployment makes of it. */
export async function push(data: string, options: PushOptions, context: DeployedContext): Promise<number> {
  const { output, ports, stackName } = context;
  const timeoutMs = timeoutMsOf(options.timeout);
  const body = openDataInput(data);
  const upload = { body, file: dataInputName(data, options.name), config: options.config };
  const sent = await sendUpload(upload, { ports, nowMs: context.nowMs() });
  const { model, key } = sent;
  const hint = statusHint({ stackName, model });
  output.print(`✔ Upload: ${key}${sent.isNew ? '' : ' (uploaded before)'}`);
  output.whenInterrupted(`Interrupted. The deployment goes on: ${hint}.`);
  const document = { command: 'push', stack: stackName, model, key };
  if (!options.follow) {
    output.print(`  Not followed: ${hint}`);
    output.result({ ...document, outcome: 'uploaded' });
    return EXIT.ok;
  }
  const timedOut = () => timeoutError(options.timeout, hint);
  const following = { ...context, ...sent, deadlineMs: context.nowMs() + timeoutMs, timedOut };
  try {
    output.result({ ...document, ...(await followUpload(sent, following)) });
    return EXIT.ok;
  } catch (error) {
    const outcome = outcomeOf(error);
    if (outcome !== undefined) output.result({ ...document, outcome, reason: (error as Error).message });
    throw error;
  }
}

function timeoutMsOf(minutes: string): number {
  const timeoutMs = Number(minutes) * 60_000;
  if (timeoutMs > 0 && Number.isFinite(timeoutMs)) return timeoutMs;
  throw new ConfigurationError({
    where: '--timeout',
    found: `"${minutes}" is no time to wait`,
    allowed: 'a number of minutes above 0',
    todo: 'To wait for nothing: --no-follow',
  });
}

function timeoutError(minutes: string, hint: string): TimedOutError {
  return new TimedOutError({
    where: `--timeout ${minutes}`,
    found: 'the deployment has come to no end within so many minutes',
    todo: `Its work goes on: ${hint}, and the same push again follows it further`,
  });
}

/** What an end that is an error is called in the document; any other error is answered where all commands end. */
function outcomeOf(error: unknown): string | undefined {
  if (error instanceof DataRefusedError) return 'refused';
  if (error instanceof RunFailedError) return 'failed';
  return error instanceof TimedOutError ? 'timedOut' : undefined;
}

/** What a request needs: an action on a resource, with the condition keys that our roles' policies look at. */
export interface Permission {
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Partial<Record<ConditionKey, readonly string[]>>>;
}

/** The condition keys that are recorded. A policy that names another one cannot be judged here. */
export const CONDITION_KEYS = ['s3:prefix', 'dynamodb:LeadingKeys', 'cloudwatch:namespace'] as const;
export type ConditionKey = (typeof CONDITION_KEYS)[number];

/** A permission that a function needed; the caller is what it calls itself in its user agent. */
export interface Call extends Permission {
  readonly caller: string;
}

/** Where a stack is. */
export interface Place {
  readonly region: string;
  readonly account: string;
}

/** With the key that encrypts the stack's bucket and topic. */
export interface EncryptedPlace extends Place {
  readonly keyArn: string;
}

export function arnIn({ region, account }: Place, service: string, resource: string): string {
  return `arn:aws:${service}:${region}:${account}:${resource}`;
}

export function callText({ caller, action, resource, context }: Call): string {
  const conditions = Object.entries(context).map(([key, values]) => `, ${key} ${values.join(' ')}`);
  return `${caller}: ${action} on ${resource}${conditions.join('')}`;
}

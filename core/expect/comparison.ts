type Operator = '<' | '<=' | '>' | '>=' | '==';

/** A comparison as the configuration writes it: `>= 50`, `<= 20%`. The schema has accepted the text. */
export interface Comparison {
  readonly operator: Operator;
  readonly limit: number;
  /** Whether the limit is a share of 100. */
  readonly isPercent: boolean;
}

export function parseComparison(text: string): Comparison {
  const [, operator, limit, percent] = /^(<=|>=|<|>|==) ?(\d+(?:\.\d+)?)(%?)$/.exec(text)!;
  return { operator: operator as Operator, limit: Number(limit), isPercent: percent === '%' };
}

export function holds({ operator, limit }: Comparison, value: number): boolean {
  switch (operator) {
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
    case '==':
      return value === limit;
  }
}

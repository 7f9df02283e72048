/** What Upkeep uses of ml-regression 6.3.0, which comes without types. */
declare module 'ml-regression' {
  type Numbers = readonly number[] | Float64Array;

  export class PolynomialRegression {
    constructor(x: Numbers, y: Numbers, degree: number);
    readonly coefficients: number[];
    predict(x: number): number;
    static load(json: {
      name: 'polynomialRegression';
      degree: number;
      powers: readonly number[];
      coefficients: readonly number[];
    }): PolynomialRegression;
  }

  /** `B e^(A x)` */
  export class ExponentialRegression {
    constructor(x: Numbers, y: Numbers);
    readonly A: number;
    readonly B: number;
    predict(x: number): number;
    static load(json: { name: 'exponentialRegression'; A: number; B: number }): ExponentialRegression;
  }

  /** `A x^B` */
  export class PowerRegression {
    constructor(x: Numbers, y: Numbers);
    readonly A: number;
    readonly B: number;
    predict(x: number): number;
    static load(json: { name: 'powerRegression'; A: number; B: number }): PowerRegression;
  }

  export class TheilSenRegression {
    constructor(x: Numbers, y: Numbers);
    readonly slope: number;
    readonly intercept: number;
    predict(x: number): number;
    static load(json: {
      name: 'TheilSenRegression';
      slope: number;
      intercept: number;
      coefficients: readonly number[];
    }): TheilSenRegression;
  }

  export class RobustPolynomialRegression {
    predict(x: number): number;
    static load(json: {
      name: 'robustPolynomialRegression';
      degree: number;
      powers: readonly number[];
      coefficients: readonly number[];
    }): RobustPolynomialRegression;
  }

  export class MultivariateLinearRegression {
    constructor(
      x: readonly Float64Array[],
      y: readonly (readonly number[])[],
      options: { intercept: boolean; statistics: boolean },
    );
    /** A row a feature, then the intercept's; a column an output. */
    readonly weights: readonly (readonly number[])[];
  }
}

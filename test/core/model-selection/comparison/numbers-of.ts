interface Numbers {
  readonly yTrue: Float64Array;
  readonly challenger: Float64Array;
  readonly opponent: Float64Array;
}

/** Numbers that two models predict, in the shape of `PairedPredictions`. */
export function numbersOf({ yTrue, challenger, opponent }: Numbers) {
  const prediction = (yPred: Float64Array) => ({ yPred, probabilities: null });
  return { yTrue, classes: null, challenger: prediction(challenger), opponent: prediction(opponent) };
}

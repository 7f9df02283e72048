/** The model of `examples/auto-mpg/upkeep.yaml`. */
export const EXAMPLE_MODEL = 'auto-mpg';

import fc from 'fast-check';

/** Property tests draw the same cases in every run, so that a red build is about the change; another seed looks elsewhere. */
const SEED = Number(process.env.UPKEEP_PROPERTY_SEED ?? 20_261_123);

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: SEED });

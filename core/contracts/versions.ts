/** Formats whose change makes older results incomparable; part of the ids that recognise finished work. */
export const CLEANER_FORMAT = 'upkeep-clean/3';
export const ENGINE_FORMAT = 'upkeep-tune/4';

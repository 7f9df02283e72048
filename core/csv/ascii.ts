/** The bytes that give a CSV file its structure. */
export const NUL = 0x00;
export const TAB = 0x09;
export const LF = 0x0a;
export const CR = 0x0d;
/** Ctrl-Z, with which old systems end a text. */
export const SUB = 0x1a;
export const SPACE = 0x20;
export const QUOTE = 0x22;
export const PLUS = 0x2b;
export const COMMA = 0x2c;
export const MINUS = 0x2d;
export const POINT = 0x2e;
export const ZERO = 0x30;
export const COLON = 0x3a;
export const SEMICOLON = 0x3b;
export const UPPER_E = 0x45;
export const UPPER_T = 0x54;
export const UPPER_Z = 0x5a;
export const LOWER_E = 0x65;
export const PIPE = 0x7c;

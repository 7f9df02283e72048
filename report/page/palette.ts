/** The colours of the page: paper, three inks, one accent and one for alarms. A test holds their contrast. */
export interface Palette {
  readonly paper: string;
  readonly panel: string;
  readonly ink: string;
  readonly muted: string;
  /** Signs and lines of second rank: 3:1 against the paper. */
  readonly line: string;
  /** Rules and grids, which carry nothing. */
  readonly hairline: string;
  readonly accent: string;
  readonly alarm: string;
  readonly alarmTint: string;
}

export const LIGHT: Palette = {
  paper: '#fdfcfa',
  panel: '#f4f2ee',
  ink: '#1d2025',
  muted: '#596069',
  line: '#767d86',
  hairline: '#dfdcd6',
  accent: '#175a9c',
  alarm: '#b3261e',
  alarmTint: '#fbe9e7',
};

export const DARK: Palette = {
  paper: '#15181c',
  panel: '#1e2227',
  ink: '#e8e6e1',
  muted: '#a5abb3',
  line: '#878e97',
  hairline: '#343a41',
  accent: '#82b6f2',
  alarm: '#ff9085',
  alarmTint: '#301e1e',
};

/** The palette as custom properties. */
export function paletteRules(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, value]) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value}`)
    .join(';');
}

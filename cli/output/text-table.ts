/** A column of a table in the terminal. */
export interface TextColumn {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

/** Columns padded to their widest cell, two spaces between them, a rule under the titles. */
export function textTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map(({ title }, j) =>
    Math.max(title.length, ...rows.map((row) => row[j]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, j) => (columns[j]!.align === 'left' ? cell.padEnd(widths[j]!) : cell.padStart(widths[j]!)))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [line(columns.map(({ title }) => title)), rule, ...rows.map(line)].join('\n');
}

import { type Html, type HtmlValue, html } from './html.ts';

export interface TableColumn<Row> {
  readonly heading: string;
  /** Numbers are set flush right with tabular digits. */
  readonly numeric?: boolean;
  /** The cell that names its row. */
  readonly rowHeading?: boolean;
  /** Long text, which may run over several lines. */
  readonly wraps?: boolean;
  readonly cell: (row: Row) => HtmlValue;
}

export interface DataTable<Row> {
  readonly caption: HtmlValue;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  /** Rows that the eye should find; their cells must say why in words. */
  readonly isMarked?: (row: Row) => boolean;
}

/** A table that scrolls by itself when the page is narrow. Its region takes the keyboard's focus, so that keys scroll it. */
export function dataTable<Row>({ caption, columns, rows, isMarked }: DataTable<Row>): Html {
  const headings = columns.map((column) => html`<th scope="col"${cellClass(column)}>${column.heading}</th>`);
  const body = rows.map((row) => {
    const cells = columns.map((column) => tableCell(column, row));
    return html`<tr${isMarked?.(row) ? html` class="marked"` : null}>${cells}</tr>\n`;
  });
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Table, scrolls sideways">
<table><caption><span class="caption">${caption}</span></caption><thead><tr>${headings}</tr></thead><tbody>
${body}</tbody></table></div>`;
}

function tableCell<Row>(column: TableColumn<Row>, row: Row): Html {
  const content = column.cell(row);
  if (column.rowHeading) return html`<th scope="row"${cellClass(column)}>${content}</th>`;
  return html`<td${cellClass(column)}>${content}</td>`;
}

function cellClass<Row>({ numeric, wraps }: TableColumn<Row>): Html | null {
  if (numeric) return html` class="number"`;
  return wraps ? html` class="wraps"` : null;
}

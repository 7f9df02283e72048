import { describe, expect, it } from 'vitest';
import { dataTable } from '../../../report/markup/data-table.ts';
import { escapeHtml, html, rawHtml } from '../../../report/markup/html.ts';

describe('escapeHtml', () => {
  it('escapes what ends an element or a quoted attribute', () => {
    expect(escapeHtml(`<a href="x" title='y'>&</a>`)).toBe(
      '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;&lt;/a&gt;',
    );
  });

  it('replaces control characters and lone surrogates, and keeps line breaks and other scripts', () => {
    expect(escapeHtml('a\u0000b\u001bc\ud800d')).toBe('a\ufffdb\ufffdc\ufffdd');
    expect(escapeHtml('línea\n日本 🚗')).toBe('línea\n日本 🚗');
  });
});

describe('html', () => {
  it('escapes text, keeps markup, joins lists and drops null', () => {
    const items = ['<1>', html`<b>${'2&'}</b>`, null];
    expect(html`<p class="${'"x"'}">${items}</p>`.markup).toBe(
      '<p class="&quot;x&quot;">&lt;1&gt;<b>2&amp;</b></p>',
    );
  });

  it('rounds numbers to hundredths, without a negative zero', () => {
    expect(html`${1.23456} ${-0.001} ${3}`.markup).toBe('1.23 0 3');
  });

  it('takes raw markup as it is', () => {
    expect(html`${rawHtml('<i>')}`.markup).toBe('<i>');
  });
});

describe('dataTable', () => {
  it('marks the heading cell, numbers, long text and the rows to find', () => {
    const { markup } = dataTable({
      caption: 'Cars & more',
      columns: [
        { heading: 'Name', rowHeading: true, cell: (row: { name: string; value: string }) => row.name },
        { heading: 'Value', numeric: true, cell: ({ value }) => value },
        { heading: 'Note', wraps: true, cell: () => 'n' },
      ],
      rows: [
        { name: '<a>', value: '1' },
        { name: 'b', value: '2' },
      ],
      isMarked: ({ name }) => name === 'b',
    });
    expect(markup).toContain('<span class="caption">Cars &amp; more</span>');
    expect(markup).toContain('<th scope="col">Name</th><th scope="col" class="number">Value</th>');
    expect(markup).toContain(
      '<tr><th scope="row">&lt;a&gt;</th><td class="number">1</td><td class="wraps">n</td></tr>',
    );
    expect(markup).toContain('<tr class="marked"><th scope="row">b</th>');
  });
});

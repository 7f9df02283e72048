/** Tables: rules only between rows, numbers flush right, sideways scrolling inside their own box. */
export const TABLE_RULES = `
.scroll{position:relative;max-width:100%;overflow-x:auto;margin:1.6rem 0;padding-bottom:.3rem}
table{border-collapse:collapse;font-size:.9rem;line-height:1.4}
caption{text-align:left;padding-bottom:.6rem;color:var(--muted);font-size:.9rem}
caption strong{color:var(--ink)}
.caption{display:inline-block;position:sticky;left:0;max-width:min(42rem,100vw - 2rem)}
th,td{padding:.38rem .9rem .38rem 0;text-align:left;vertical-align:baseline;border-bottom:1px solid var(--hairline);white-space:nowrap}
th:last-child,td:last-child{padding-right:.3rem}
thead th{color:var(--muted);font-weight:500;border-bottom-color:var(--line);vertical-align:bottom}
tbody th{font-weight:600}
td.wraps{white-space:normal;min-width:13rem}
.number{text-align:right}
.marked th,.marked td{background:var(--panel)}
.tag{display:inline-block;padding:0 .45em;border:1px solid var(--accent);border-radius:.3em;color:var(--accent);font-size:.88em;font-weight:500}
.breach{color:var(--alarm);font-weight:700}
.missing{display:inline-flex;align-items:center;gap:.6rem}
.track{display:inline-block;width:5rem;height:.6rem;background:var(--panel);border:1px solid var(--hairline)}
.fill{display:block;height:100%;background:var(--accent)}
@media print{.scroll{overflow:visible}table{font-size:7.5pt}th,td{white-space:normal;padding-right:.5rem}
 .track,.fill,.marked th,.marked td{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
`;

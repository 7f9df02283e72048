import { CHART_RULES } from './chart-style.ts';
import { DARK, LIGHT, paletteRules } from './palette.ts';
import { TABLE_RULES } from './table-style.ts';

/** The whole style of the page. Print is light, whatever the screen was. */
export const STYLE_SHEET = `
:root{color-scheme:light dark;${paletteRules(LIGHT)}}
@media screen and (prefers-color-scheme:dark){:root{${paletteRules(DARK)}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0 auto;padding:3rem 2rem 5rem;max-width:70rem;background:var(--paper);color:var(--ink);
 font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;
 font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
h1,h2{line-height:1.15;font-weight:650;letter-spacing:-.015em;text-wrap:balance}
h1{margin:.2rem 0 0;font-size:clamp(2rem,5vw,2.9rem)}
h2{margin:0 0 .6rem;font-size:1.6rem}
p,ul{max-width:42rem;margin:.6rem 0}
a{color:var(--accent);text-underline-offset:.2em}
:focus-visible{outline:2px solid var(--accent);outline-offset:3px}
code{font:.92em ui-monospace,"SFMono-Regular",Menlo,Consolas,monospace;overflow-wrap:anywhere}
dl,dd{margin:0}
dt{color:var(--muted);font-size:.85rem}
.eyebrow{margin:0;color:var(--muted);font-size:.85rem;letter-spacing:.04em}
.version{color:var(--muted);font-weight:400;white-space:nowrap}
.decision{margin:1.2rem 0 1.4rem;padding-left:1rem;border-left:4px solid var(--line);font-size:1.2rem;line-height:1.45}
.decision.promoted{border-color:var(--accent)}
.meta{display:flex;flex-wrap:wrap;gap:.4rem 2rem}
.meta dd{font-size:.92rem}
.key-figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:1.2rem 2rem;margin:1.8rem 0 0;
 padding:1.2rem 0;border-top:1px solid var(--hairline);border-bottom:1px solid var(--hairline)}
.value{display:block;font-size:1.7rem;line-height:1.25;font-weight:600;letter-spacing:-.01em}
.note{display:block;color:var(--muted);font-size:.88rem;line-height:1.4}
nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;max-width:none;padding:0;list-style:none;font-size:.95rem}
nav a{display:inline-block;padding:.25rem 0}
section{margin-top:3.6rem;scroll-margin-top:1rem}
.lead{font-size:1.06rem}
.facts{display:flex;flex-wrap:wrap;gap:.6rem 2.4rem;margin:1.2rem 0}
.facts dd{font-weight:600}
.notices{padding-left:1.1rem;color:var(--muted);font-size:.95rem}
footer{margin-top:4rem;padding-top:1rem;border-top:1px solid var(--hairline);color:var(--muted);font-size:.85rem}
.nowrap{white-space:nowrap}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
${CHART_RULES}${TABLE_RULES}
@media (max-width:40rem){body{padding:1.6rem 1rem 3rem}section{margin-top:2.8rem}}
@media print{
 @page{margin:14mm}
 body{padding:0;max-width:none;font-size:10pt}
 nav{display:none}
 .key-figures{grid-template-columns:repeat(4,1fr)}
 section{margin-top:1.6rem}
 h2,.lead,caption{break-after:avoid}
 figure,tr,.key-figures{break-inside:avoid}
}
`;

/** Pictures: the wide drawing beside its caption, the narrow one above it. */
export const CHART_RULES = `
figure{display:grid;grid-template-columns:minmax(0,47.5rem) minmax(11rem,1fr);gap:1rem 1.6rem;align-items:start;margin:1.6rem 0 2rem}
figcaption{color:var(--muted);font-size:.9rem;line-height:1.5;padding-top:1.6rem}
figcaption strong{display:block;color:var(--ink)}
svg{display:block;width:100%;height:auto;font-size:12px;overflow:visible}
svg text{font-family:inherit;font-variant-numeric:tabular-nums}
svg.narrow{display:none;max-width:30rem}
.grid{stroke:var(--hairline)}
.axis{stroke:var(--line)}
.tick,.axis-title{fill:var(--muted)}
.label{fill:var(--ink)}
.strong{fill:var(--ink);font-weight:700}
.alarm-text{fill:var(--alarm);font-weight:700}
.halo{paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
.line{fill:none;stroke-width:2;stroke-linejoin:round}
.line.accent{stroke:var(--accent)}
.line.plain{stroke:var(--line)}
.mark.accent{fill:var(--accent)}
.mark.plain{fill:var(--line)}
.mark.alarm{fill:var(--alarm)}
.mark.hollow{fill:var(--paper);stroke-width:1.5}
.mark.hollow.accent{stroke:var(--accent)}
.mark.hollow.plain{stroke:var(--line)}
.mark.hollow.alarm{stroke:var(--alarm)}
.band{fill-opacity:.12}
.band.accent{fill:var(--accent)}
.band.plain{fill:var(--line)}
.ring{fill:none;stroke:var(--ink);stroke-width:1.8}
.reference{stroke:var(--line);stroke-width:1.3;stroke-dasharray:4 4}
.threshold{stroke:var(--alarm);stroke-width:1.5}
.change{stroke:var(--ink);stroke-width:1.2}
.alarm-column{fill:var(--alarm-tint)}
.bar.positive{fill:var(--accent)}
.bar.negative{fill:var(--paper);stroke:var(--accent);stroke-width:1.5}
.dots{fill:var(--accent);fill-opacity:.55;stroke:var(--accent)}
.crosses{fill:none;stroke:var(--line);stroke-width:1.3}
@media (max-width:62rem){figure{grid-template-columns:minmax(0,47.5rem)}figcaption{padding-top:0;max-width:42rem}figcaption strong{display:inline}}
@media (max-width:40rem){svg.wide{display:none}svg.narrow{display:block}}
`;

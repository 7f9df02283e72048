import { allowedText } from './allowed-text.ts';
import { configSchema, shapesOf } from './option-schema.ts';
import type { OptionSchema } from './schema-of-options.ts';

const HEAD = `# Configuration

Every option of \`upkeep.yaml\`; only \`model\` is needed. JSON is valid too. \`upkeep.schema.json\` says the same to editors: begin the
file with \`# yaml-language-server: $schema=path/to/upkeep.schema.json\`. An option that is not here is refused by name.

This page is made from the schema by \`npm run schema\`.
`;

const COLUMNS = '| option | allowed | default | |\n|---|---|---|---|\n';

/** \`docs/configuration.md\`: a table a section, a row an option, from the schema's own words. */
export function optionsPage(): string {
  const { properties = {} } = configSchema();
  const sections = Object.entries(properties).map(([name, schema]) => {
    const rows = schema.properties === undefined ? [optionRow(name, schema)] : optionRows(name, schema);
    return `\n## ${name}\n\n${schema.description ?? ''}\n\n${COLUMNS}${rows.join('')}`;
  });
  return HEAD + sections.join('');
}

/** A row an option, mappings and the alternatives of a list flattened into dotted names. */
function optionRows(path: string, schema: OptionSchema): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, option]) => {
    const dotted = `${path}.${name}`;
    const nested = nestedShapes(option);
    if (nested.shapes.length === 0) return [optionRow(dotted, option)];
    const inner = nested.shapes.flatMap((shape) =>
      optionRows(`${dotted}${nested.suffix}${choiceOf(shape)}`, shape),
    );
    return [optionRow(dotted, option), ...inner.filter((row) => !row.includes('| constant |'))];
  });
}

function nestedShapes(option: OptionSchema): { shapes: OptionSchema[]; suffix: string } {
  const own = shapesOf(option).filter(({ properties }) => properties !== undefined);
  if (own.length > 0) return { shapes: own, suffix: '' };
  const items = typeof option.items === 'object' ? shapesOf(option.items) : [];
  return { shapes: items.filter(({ properties }) => properties !== undefined), suffix: '[]' };
}

/** `(ridge)`: which of several shapes, by its constant. */
function choiceOf({ properties = {} }: OptionSchema): string {
  const constant = Object.values(properties).find((option) => option.const !== undefined);
  return constant === undefined ? '' : ` (${constant.const})`;
}

function optionRow(path: string, option: OptionSchema): string {
  const allowed = option.const === undefined ? allowedText(option) : 'constant';
  const value = option.default === undefined ? '' : code(JSON.stringify(option.default));
  return `| \`${path}\` | ${cell(allowed)} | ${value} | ${cell(option.description ?? '')} |\n`;
}

function code(text: string): string {
  return `\`${cell(text)}\``;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

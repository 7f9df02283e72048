// The direction of imports between the top-level folders: docs/architecture.md has the table this enforces.
const only = (folder, allowed, comment) => ({
  name: `${folder}-imports`,
  comment,
  severity: 'error',
  from: { path: `^${folder}/` },
  to: { pathNot: allowed },
});

const PURE_PACKAGES = '(^|node_modules/)(zod|yaml|ml-regression)(/|$)';
const NODE_BUILT_INS = '^(node:)?[a-z_/]+$';
const CRYPTO = '^(node:)?crypto$';

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    only('core', ['^core/', PURE_PACKAGES, CRYPTO], 'core is pure: no adapters, no file system, no AWS'),
    {
      name: 'crypto-in-hashing',
      comment: 'core uses the hash of node:crypto, and its random numbers nowhere',
      severity: 'error',
      from: { path: '^core/', pathNot: '^core/hashing/' },
      to: { path: CRYPTO },
    },
    only('adapters', ['^adapters/', '^core/', '^node_modules/', NODE_BUILT_INS], 'adapters know only core'),
    only('report', ['^report/', '^core/', 'node_modules/d3-'], 'a report is a pure function of core data'),
    only(
      'cli',
      ['^cli/', '^core/', '^adapters/', '^report/', '^node_modules/', NODE_BUILT_INS],
      'the command line wires everything, and nothing imports it',
    ),
    only('bin', ['^cli/', NODE_BUILT_INS], 'an entry point is a few lines'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types'],
    },
  },
};

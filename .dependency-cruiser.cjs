// The direction of imports between the top-level folders: docs/architecture.md has the table this enforces.
const only = (folder, allowed, comment) => ({
  name: `${folder}-imports`,
  comment,
  severity: 'error',
  from: { path: `^${folder}/` },
  to: { pathNot: allowed },
});

const PURE_PACKAGES = '(^|node_modules/)(zod|js-yaml|ml-regression|hyparquet)(/|$)';
const NODE_BUILT_INS = '^(node:)?[a-z_/]+$';
const CDK_PACKAGES = '^node_modules/(aws-cdk-lib|constructs|cdk-nag)(/|$)';
const CRYPTO = '^(node:)?crypto$';
const ZLIB = '^(node:)?zlib$';

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    only(
      'core',
      ['^core/', PURE_PACKAGES, CRYPTO, ZLIB],
      'core is pure: no adapters, no file system, no AWS',
    ),
    {
      name: 'crypto-in-hashing',
      comment: 'core uses the hash of node:crypto, and its random numbers nowhere',
      severity: 'error',
      from: { path: '^core/', pathNot: '^core/hashing/' },
      to: { path: CRYPTO },
    },
    {
      name: 'zlib-in-compression',
      comment: 'core unpacks with node:zlib in one place, which bounds what comes out',
      severity: 'error',
      from: { path: '^core/', pathNot: '^core/compression/' },
      to: { path: ZLIB },
    },
    only('adapters', ['^adapters/', '^core/', '^node_modules/', NODE_BUILT_INS], 'adapters know only core'),
    only('report', ['^report/', '^core/', 'node_modules/d3-'], 'a report is a pure function of core data'),
    only(
      'cli',
      ['^cli/', '^core/', '^adapters/', '^report/', '^node_modules/', NODE_BUILT_INS],
      'the command line wires everything, and nothing imports it',
    ),
    only(
      'functions',
      ['^functions/', '^core/', '^adapters/(?!local/)', '^report/', 'node_modules/zod(/|$)'],
      'a handler wires the adapters to one step: what more it needs is a step or an adapter',
    ),
    only(
      'lib',
      ['^lib/', '^core/contracts/', '^core/metric-names', CDK_PACKAGES, NODE_BUILT_INS],
      'the stack knows names and limits of the product, and none of its code',
    ),
    {
      name: 'bin-imports',
      comment: "the command line's entry point is a few lines",
      severity: 'error',
      from: { path: '^bin/', pathNot: '^bin/app' },
      to: { pathNot: ['^cli/', '^bin/(upkeep|node-version)', NODE_BUILT_INS] },
    },
    {
      name: 'app-imports',
      comment: "the CDK app's entry point is a few lines",
      severity: 'error',
      from: { path: '^bin/app' },
      to: { pathNot: '^lib/' },
    },
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

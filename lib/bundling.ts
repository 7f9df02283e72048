/** CommonJS packages in an ES module's bundle still call `require`. */
const REQUIRE = "import{createRequire}from'node:module';const require=createRequire(import.meta.url);";

/**
 * How esbuild makes one ES module of a function and all that it imports, whoever calls it. Names are not kept: errors carry
 * theirs as text, and keeping those of all functions costs every cold start 30 KB and their definitions.
 */
export const BUNDLING = {
  target: 'node24',
  mainFields: ['module', 'main'],
  banner: REQUIRE,
  minify: true,
};

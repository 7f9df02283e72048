/** CommonJS packages in an ES module's bundle still call `require`. */
const REQUIRE = "import{createRequire}from'node:module';const require=createRequire(import.meta.url);";

/** How esbuild makes one ES module of a function and all that it imports, whoever calls it. */
export const BUNDLING = {
  target: 'node24',
  mainFields: ['module', 'main'],
  banner: REQUIRE,
  minify: true,
  // Errors are told apart by their names, and a stack without a source map stays readable.
  keepNames: true,
};

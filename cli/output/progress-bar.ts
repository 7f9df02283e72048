const WIDTH = 24;

/** `[████████────────────────] 34/102 candidates` */
export function progressBar({ done, total, unit }: { done: number; total: number; unit: string }): string {
  const filled = total === 0 ? WIDTH : Math.round((WIDTH * done) / total);
  return `[${'█'.repeat(filled)}${'─'.repeat(WIDTH - filled)}] ${done}/${total} ${unit}`;
}

declare module "@hotwired/turbo" {
  export const config: { drive: { progressBarDelay: number } };
  export const cache: { clear(): void; exemptPageFromCache(): void };
  export function visit(address: string, options?: { action?: "advance" | "replace" }): void;
}

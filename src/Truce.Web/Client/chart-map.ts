// <truce-map>: the page shows a drawn map at once. When the page has come to rest and the map is in sight, the script for
// maps that move is fetched, and its map takes the drawing's place. Without WebGL, or where anything fails, the drawing stays.

export class TruceMap extends HTMLElement {
  #stop: (() => void) | undefined;
  #gone = false;
  readonly #seen = new IntersectionObserver(entries => {
    if (!entries.some(entry => entry.isIntersecting)) return;
    this.#seen.disconnect();
    (window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 200)))(() => void this.#start());
  });

  connectedCallback(): void {
    this.#gone = false;
    if (!this.dataset.script || !this.dataset.tiles) return;
    if (document.readyState === "complete") this.#seen.observe(this);
    else window.addEventListener("load", () => this.#seen.observe(this), { once: true });
  }

  disconnectedCallback(): void {
    this.#gone = true;
    this.#seen.disconnect();
    this.#stop?.();
    this.#stop = undefined;
  }

  async #start(): Promise<void> {
    if (this.#gone || !document.createElement("canvas").getContext("webgl2")) return;
    try {
      const { start } = await import(new URL(this.dataset.script!, location.href).href) as { start(host: HTMLElement): () => void };
      if (!this.#gone) this.#stop = start(this);
    } catch (error) {
      console.warn("The map stays as it is drawn.", error);
    }
  }
}

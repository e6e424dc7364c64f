// <truce-here data-path="/verifications/VRF-…/here?lang=en">: who else looks at this now. It asks every half minute while the page is
// in front of somebody, and so says that it still is; a page in the background falls silent and is forgotten by the server.

const every = 30_000;

export class TruceHere extends HTMLElement {
  #timer = 0;

  connectedCallback(): void {
    this.#timer = window.setInterval(() => void this.#ask(), every);
  }

  disconnectedCallback(): void {
    window.clearInterval(this.#timer);
  }

  async #ask(): Promise<void> {
    const path = this.dataset.path;
    if (!path || document.visibilityState !== "visible") return;
    try {
      const answer = await fetch(path, { headers: { Accept: "text/html" } });
      if (answer.ok && this.isConnected) this.innerHTML = await answer.text();
    } catch {
      // Without a line nobody is known to be there; the page says elsewhere that it is cut off.
      this.textContent = "";
    }
  }
}

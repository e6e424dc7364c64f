// <truce-clock data-now="2026-02-24T18:15:40Z">: keeps the times that the server wrote going, by the server's clock
// and not the reader's. With data-still it shows a moment of the past, and that stands still.

export class TruceClock extends HTMLElement {
  #timer = 0;

  connectedCallback(): void {
    if (this.hasAttribute("data-still")) return;
    const ahead = Date.parse(this.dataset.now ?? "") - Date.now();
    if (Number.isNaN(ahead)) return;
    const faces = [...this.querySelectorAll<HTMLTimeElement>("time[data-zone]")].map(face => ({
      face,
      format: new Intl.DateTimeFormat("en-GB", {
        timeZone: face.dataset.zone,
        hour: "2-digit",
        minute: "2-digit",
        ...(face.dataset.seconds === undefined ? {} : { second: "2-digit" }),
        hourCycle: "h23",
      }),
    }));
    const tick = () => {
      const now = new Date(Date.now() + ahead);
      for (const { face, format } of faces) {
        const text = format.format(now);
        if (face.textContent !== text) face.textContent = text;
      }
      this.#timer = window.setTimeout(tick, 1000 - (now.getTime() % 1000));
    };
    tick();
  }

  disconnectedCallback(): void {
    window.clearTimeout(this.#timer);
  }
}

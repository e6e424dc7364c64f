// <truce-selection-map>: the links below the map ask for what the map shows. Without script they ask for the ground of the drawing.

export class TruceSelectionMap extends HTMLElement {
  readonly #moved = (event: Event): void => {
    const [west, south, east, north] = (event as CustomEvent<[number, number, number, number]>).detail;
    const box = [west, south, east, north].map(degrees => Number(degrees.toFixed(4))).join(",");
    for (const link of this.querySelectorAll<HTMLAnchorElement>("a[data-shown]")) {
      const address = new URL(link.href);
      address.searchParams.set("bbox", box);
      link.href = address.pathname + address.search.replaceAll("%2C", ",");
    }
  };

  connectedCallback(): void {
    this.addEventListener("truce-map-moved", this.#moved);
  }

  disconnectedCallback(): void {
    this.removeEventListener("truce-map-moved", this.#moved);
  }
}

// <truce-replay>: plays the hours of a day one after the other by following the page's own links, so that what is played is what
// the links show. Keys step; whoever asked for less motion steps, and nothing plays by itself.

import { visit } from "./visit.js";

const pauses: Record<string, number> = { slow: 4000, usual: 2000, fast: 900 };
const kept = "truce-replay";

export class TruceReplay extends HTMLElement {
  #timer: number | undefined;
  #button: HTMLButtonElement | undefined;

  connectedCallback(): void {
    document.addEventListener("keydown", this.#pressed);
    if (this.querySelector(".play")) this.querySelector(".play")!.remove();
    const box = document.createElement("div");
    box.className = "play";
    this.querySelector(".steps")!.after(box);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
      box.append(Object.assign(document.createElement("p"), { className: "meta", textContent: this.dataset.still! }));
      sessionStorage.removeItem(kept);
      return;
    }
    this.#button = Object.assign(document.createElement("button"), { type: "button", className: "btn" });
    this.#button.addEventListener("click", () => this.#toggle());
    box.append(this.#button, this.#speeds());
    if (sessionStorage.getItem(kept) && this.#link("hour-on")) this.#play();
    else this.#pause();
  }

  disconnectedCallback(): void {
    document.removeEventListener("keydown", this.#pressed);
    clearTimeout(this.#timer);
  }

  #link(step: string): HTMLAnchorElement | null {
    return this.querySelector<HTMLAnchorElement>(`a[data-step="${step}"]`);
  }

  #follow(step: string): void {
    const link = this.#link(step);
    if (link) visit(new URL(link.href));
  }

  #speeds(): HTMLElement {
    const label = document.createElement("label");
    const select = document.createElement("select");
    for (const speed of Object.keys(pauses)) select.append(new Option(this.dataset[speed]!, speed, false, speed === (localStorage.getItem(kept) ?? "usual")));
    select.addEventListener("change", () => localStorage.setItem(kept, select.value));
    label.append(`${this.dataset.speed!} `, select);
    return label;
  }

  #toggle(): void {
    if (this.#timer === undefined) this.#play();
    else this.#pause();
  }

  #play(): void {
    sessionStorage.setItem(kept, "plays");
    this.#say(true);
    this.#timer = window.setTimeout(() => {
      if (this.#link("hour-on")) this.#follow("hour-on");
      else this.#pause();
    }, pauses[localStorage.getItem(kept) ?? "usual"] ?? pauses.usual);
  }

  #pause(): void {
    sessionStorage.removeItem(kept);
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#say(false);
  }

  #say(plays: boolean): void {
    if (!this.#button) return;
    this.#button.textContent = plays ? this.dataset.pause! : this.dataset.play!;
    this.#button.setAttribute("aria-pressed", String(plays));
  }

  // Towards the end of a line of writing is on, in either direction of writing.
  readonly #pressed = (event: KeyboardEvent): void => {
    if ((event.target as HTMLElement).closest("input, select, textarea, button, summary, [contenteditable], .tw, truce-time, truce-map")) return;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const ahead = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") this.#follow(`${event.shiftKey ? "event" : "hour"}-${event.key === ahead ? "on" : "back"}`);
    else if (event.key === " " && this.#button && (event.target as HTMLElement).closest("a") === null) this.#toggle();
    else return;
    event.preventDefault();
  };
}

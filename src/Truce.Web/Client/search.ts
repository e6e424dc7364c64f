// <truce-search data-suggest="/search/suggest?lang=en">: what the form finds, offered as one types (the ARIA pattern of a
// combobox with a list). "/" and Ctrl+K lead here from anywhere, Escape back to where one was. Without script it is a form.

import { visit } from "./visit.js";

const pause = 120;
const fewest = 2;

export class TruceSearch extends HTMLElement {
  #input!: HTMLInputElement;
  #panel!: HTMLElement;
  #status!: HTMLElement;
  #timer = 0;
  #asked: AbortController | undefined;
  #cameFrom: HTMLElement | undefined;
  #connected: AbortController | undefined;

  connectedCallback(): void {
    this.#input = this.querySelector("input[type=search]")!;
    this.#panel = this.querySelector(".suggested")!;
    this.#status = this.querySelector("[role=status]")!;
    this.#input.setAttribute("role", "combobox");
    this.#input.setAttribute("aria-autocomplete", "list");
    this.#input.setAttribute("aria-haspopup", "listbox");
    this.#close();
    this.#connected = new AbortController();
    const { signal } = this.#connected;
    this.#input.addEventListener("input", () => this.#later(), { signal });
    this.#input.addEventListener("keydown", event => this.#key(event), { signal });
    this.#input.addEventListener("blur", () => this.#close(), { signal });
    // A press on an option must not take the focus from the field, or the list would close before it is chosen.
    this.#panel.addEventListener("pointerdown", event => event.preventDefault(), { signal });
    this.#panel.addEventListener("click", event => this.#choose((event.target as Element).closest<HTMLElement>("[role=option]")), { signal });
    document.addEventListener("keydown", event => this.#come(event), { signal });
  }

  disconnectedCallback(): void {
    window.clearTimeout(this.#timer);
    this.#asked?.abort();
    this.#connected?.abort();
  }

  get #options(): HTMLElement[] {
    return [...this.#panel.querySelectorAll<HTMLElement>("[role=option]")];
  }

  get #active(): HTMLElement | undefined {
    return this.#options.find(option => option.getAttribute("aria-selected") === "true");
  }

  #come(event: KeyboardEvent): void {
    const isKey = (event.key === "k" || event.key === "K") && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
    if ((!isKey && !isSlash) || event.defaultPrevented) return;
    event.preventDefault();
    if (document.activeElement !== this.#input) this.#cameFrom = document.activeElement as HTMLElement;
    this.#input.focus();
    this.#input.select();
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const options = this.#options;
    const at = options.indexOf(this.#active!);
    if (event.key === "Escape") {
      // First the list, then the words, then back.
      event.preventDefault();
      event.stopPropagation();
      if (!this.#panel.hidden) this.#close();
      else if (this.#input.value) this.#input.value = "";
      else (this.#cameFrom?.isConnected ? this.#cameFrom : this.#input).focus();
      if (!this.#input.value) this.#later();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (options.length === 0) void this.#ask();
      else if (event.key === "ArrowDown") this.#mark(options[at + 1]);
      else this.#mark(at < 0 ? options.at(-1) : options[at - 1]);
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      this.#choose(options[at]);
    }
  }

  #later(): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#ask(), pause);
  }

  async #ask(): Promise<void> {
    this.#asked?.abort();
    const typed = this.#input.value.trim();
    if (typed.length < fewest) return this.#close();
    const asked = (this.#asked = new AbortController());
    try {
      const answer = await fetch(`${this.dataset.suggest}&q=${encodeURIComponent(typed)}`, { signal: asked.signal, headers: { accept: "text/html" } });
      const text = answer.ok ? await answer.text() : "";
      if (asked.signal.aborted || document.activeElement !== this.#input) return;
      this.#show(text);
    } catch {
      // The line is down, or something newer is asked: the form still works.
      if (!asked.signal.aborted) this.#close();
    }
  }

  #show(text: string): void {
    const list = new DOMParser().parseFromString(text, "text/html").querySelector("[role=listbox]");
    if (!list) return this.#close();
    this.#panel.replaceChildren(document.importNode(list, true));
    this.#panel.hidden = false;
    this.#input.setAttribute("aria-expanded", "true");
    this.#input.setAttribute("aria-controls", list.id);
    this.#input.removeAttribute("aria-activedescendant");
    this.#status.textContent = list.getAttribute("data-status");
  }

  #close(): void {
    this.#asked?.abort();
    window.clearTimeout(this.#timer);
    this.#panel.hidden = true;
    this.#panel.replaceChildren();
    this.#input.setAttribute("aria-expanded", "false");
    this.#input.removeAttribute("aria-controls");
    this.#input.removeAttribute("aria-activedescendant");
    this.#status.textContent = "";
  }

  #mark(option: HTMLElement | undefined): void {
    this.#active?.setAttribute("aria-selected", "false");
    if (!option) {
      this.#input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.#input.setAttribute("aria-activedescendant", option.id);
  }

  #choose(option: HTMLElement | null | undefined): void {
    const to = option?.dataset.to;
    if (!to) return;
    this.#close();
    visit(new URL(to, window.location.href));
  }
}

function isTyping(target: EventTarget | null): boolean {
  const element = target as HTMLElement | null;
  return element?.isContentEditable === true || element?.closest?.("input, textarea, select") != null;
}

// Where Turbo is met. Truce keeps no page: a hover fetches nothing, a page once left is not kept, and whatever was
// made for one viewer is gone before another one looks.

import * as Turbo from "@hotwired/turbo";

const channel = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel("truce-viewer");
const root = document.documentElement;

export function visit(address: URL): void {
  Turbo.visit(address.href);
}

/** The page that stands, made anew and put in its place; the window stays where it is. */
export function refresh(): void {
  Turbo.visit(window.location.href, { action: "replace" });
}

export function startTurbo(): void {
  // Turbo's own progress bar never shows: build.mjs takes its style out, and shell.css draws one.
  Turbo.config.drive.progressBarDelay = 2 ** 31 - 1;

  document.addEventListener("turbo:before-prefetch", event => event.preventDefault());
  document.addEventListener("turbo:before-cache", forget);
  document.addEventListener("turbo:before-render", event => {
    const next = (event as CustomEvent<{ newBody: HTMLElement }>).detail.newBody.ownerDocument.documentElement;
    if (next === root) return;
    if (next.dataset.viewer !== root.dataset.viewer) {
      event.preventDefault();
      forget();
      window.location.reload();
      return;
    }
    for (const name of ["lang", "dir", "data-time", "data-theme"]) {
      const value = next.getAttribute(name);
      if (value === null) root.removeAttribute(name);
      else root.setAttribute(name, value);
    }
  });

  // A page that the browser itself kept may show what the present viewer may not see.
  window.addEventListener("pageshow", event => { if (event.persisted) window.location.reload(); });
  if (channel) {
    channel.onmessage = message => { if (message.data !== root.dataset.viewer) window.location.reload(); };
    channel.postMessage(root.dataset.viewer ?? "");
  }
}

function forget(): void {
  Turbo.cache.clear();
}

// A region that scrolls sideways takes focus and answers the arrow keys; one that does not scroll is no stop for Tab.

const regions = ".tw, .scrollx";

export function startTables(): void {
  document.addEventListener("keydown", event => {
    const region = (event.target as Element).closest?.<HTMLElement>(regions);
    if (!region || region !== event.target) return;
    const mirrored = getComputedStyle(region).direction === "rtl" ? -1 : 1;
    const step = {
      ArrowLeft: -80, ArrowRight: 80, Home: -region.scrollWidth * mirrored, End: region.scrollWidth * mirrored,
    }[event.key];
    if (step === undefined) return;
    region.scrollBy({ left: step });
    event.preventDefault();
  });
  document.addEventListener("turbo:load", measure);
  window.addEventListener("resize", measure);
  measure();
}

function measure(): void {
  for (const region of document.querySelectorAll<HTMLElement>(regions)) {
    if (region.scrollWidth > region.clientWidth + 1 || region.scrollHeight > region.clientHeight + 1) region.tabIndex = 0;
    else region.removeAttribute("tabindex");
  }
}

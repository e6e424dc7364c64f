import { TruceMap } from "./chart-map.js";
import { TruceClock } from "./clock.js";
import { TruceHere } from "./here.js";
import { TruceLive } from "./live.js";
import { TruceReceipt } from "./receipt.js";
import { startPrint } from "./print.js";
import { TruceReplay } from "./replay.js";
import { TruceSelectionMap } from "./selection-map.js";
import { TruceSearch } from "./search.js";
import { startTables } from "./tables.js";
import { TruceTime } from "./timebar.js";
import { startTurbo } from "./visit.js";

startTurbo();
startTables();
startPrint();
customElements.define("truce-clock", TruceClock);
customElements.define("truce-time", TruceTime);
customElements.define("truce-receipt", TruceReceipt);
customElements.define("truce-map", TruceMap);
customElements.define("truce-search", TruceSearch);
customElements.define("truce-live", TruceLive);
customElements.define("truce-here", TruceHere);
customElements.define("truce-selection-map", TruceSelectionMap);
customElements.define("truce-replay", TruceReplay);

// An open menu closes by Escape and by a press elsewhere, as menus do; without script its summary still closes it.
document.addEventListener("keydown", event => { if (event.key === "Escape") closeMenus(null); });
document.addEventListener("pointerdown", event => closeMenus(event.target as Node));

function closeMenus(except: Node | null): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>("details.menu[open], details.pop[open]")) {
    if (except && menu.contains(except)) continue;
    menu.open = false;
    if (!except) menu.querySelector("summary")?.focus();
  }
}

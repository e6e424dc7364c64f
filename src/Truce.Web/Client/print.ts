/** A button marked data-print opens the browser's printing, which also makes a PDF. Where there is no script the button is not shown. */
export function startPrint(): void {
  document.addEventListener("click", event => {
    if (event.target instanceof Element && event.target.closest("[data-print]")) window.print();
  });
}

/* Starts Wagtail's date and time pickers, which a strict policy keeps from starting themselves by inline script.
   New rows of hours arrive while the form is open, so the page is watched for them. */
(() => {
  const start = (holder) => {
    const input = holder.querySelector("input");
    const begin = window[holder.dataset.picker];
    // A row's pattern carries __prefix__ until it becomes a row.
    if (!input || !begin || input.id.includes("__prefix__") || holder.dataset.started) return;
    holder.dataset.started = "yes";
    begin(input.id, JSON.parse(holder.dataset.pickerOptions));
  };
  const startAll = (root) => root.querySelectorAll("[data-picker]").forEach(start);
  document.addEventListener("DOMContentLoaded", () => {
    startAll(document);
    new MutationObserver((changes) => {
      for (const change of changes) {
        for (const node of change.addedNodes) if (node.nodeType === Node.ELEMENT_NODE) startAll(node);
      }
    }).observe(document.body, { childList: true, subtree: true });
  });
})();

/*
 * Nothing ticked outlives a look at the page. Browsers keep a page whole for Back, ticks and all, so they are taken
 * away both when the page goes out of sight and when it comes back. Nothing is read, stored or sent.
 */
(() => {
  "use strict";

  const clear = () => document.querySelectorAll("[data-ring-true]").forEach((form) => form.reset());
  addEventListener("pagehide", clear);
  addEventListener("pageshow", clear);
})();

/*
 * Boxes to tick, and nothing ticked outlives a look at the page. Browsers keep a page whole for Back, ticks and all, so
 * they are taken away both when the page goes out of sight and when it comes back; the boxes are shown by this script,
 * so that without it there is nothing to tick. Nothing is read, stored or sent.
 */
(() => {
  "use strict";

  const form = document.querySelector("[data-ring-true]");
  const clear = () => form.reset();
  addEventListener("pagehide", clear);
  addEventListener("pageshow", clear);
  for (const part of form.querySelectorAll("[data-ticks]")) part.hidden = false;
})();

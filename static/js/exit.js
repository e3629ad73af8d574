/*
 * Leaving quickly, by the button or by pressing Shift three times; and, at the end, forgetting what was ticked or asked.
 *
 * The screen is covered first, because a slow line would leave the page standing; then the neutral site takes this
 * page's place in the history. Nothing is asked of our server, so it works while that is down, and without this
 * script the button is still a plain link.
 *
 * Back after leaving shows nothing of ours: leaving sets one letter in the tab's own storage, and a page that comes
 * back and finds the letter leaves again, covered before it is painted. A visit that begins anew removes the letter.
 * It is the only thing we ever store. Pages the browser kept whole for Back would be shown for a moment as they last
 * looked, however well they cover themselves; leaving sends them a word, and a kept page that is spoken to is dropped.
 *
 * Esc is not used: it stops pages loading, the neutral one too.
 */
(() => {
  "use strict";

  const MARK = "x";
  const PRESSES = 3;
  const PATIENCE_MS = 5000;
  const root = document.documentElement;
  const address = document.currentScript.dataset.to;

  /** Storage may be switched off in the browser; leaving must work all the same. */
  const marked = (change) => {
    try {
      if (change === "set") sessionStorage.setItem(MARK, "1");
      if (change === "remove") sessionStorage.removeItem(MARK);
      return sessionStorage.getItem(MARK) !== null;
    } catch {
      return false;
    }
  };

  // Chromium keeps a page with an open channel for Back, and drops it when a message comes for it.
  const channel = "BroadcastChannel" in self ? new BroadcastChannel(MARK) : null;
  if (channel) channel.onmessage = () => {};

  const cover = () => root.setAttribute("data-covered", "");
  const uncover = () => root.removeAttribute("data-covered");

  /** Tells a screen reader that the page is going; the cover hides everything else from it too. */
  const sayCovered = () => {
    const status = document.querySelector("[data-exit-status]");
    if (!status || document.querySelector("[data-exit-cover]")) return;
    const notice = document.createElement("div");
    notice.setAttribute("role", "alert");
    notice.setAttribute("data-exit-cover", "");
    notice.textContent = status.dataset.cover;
    root.append(notice);
  };

  const leave = () => {
    cover();
    sayCovered();
    marked("set");
    channel?.postMessage("");
    // Some browsers list the page we leave by the last title it had.
    document.title = new URL(address).hostname;
    location.replace(address);
  };

  /* A page that comes back after leaving. */

  const arrival = performance.getEntriesByType("navigation")[0];
  if (marked()) {
    if (arrival && arrival.type !== "navigate") leave();
    else marked("remove");
  }
  addEventListener("pagehide", cover);
  addEventListener("pageshow", (event) => {
    if (event.persisted && marked()) leave();
    else if (!marked()) uncover();
  });

  /* The button. Listening here, not on the link, makes it work before the page has loaded to its end. */

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-exit]")) return;
    event.preventDefault();
    leave();
  });

  /* Three presses of Shift, alone each time and soon after one another. */

  let presses = 0;
  let shiftAlone = false;
  let timer;

  const tell = (key) => {
    const status = document.querySelector("[data-exit-status]");
    const dots = document.querySelector("[data-exit-dots]");
    if (dots) dots.textContent = "●".repeat(presses) + (presses ? "○".repeat(PRESSES - presses) : "");
    if (status) status.textContent = (key && status.dataset[key]) || "";
  };

  const startAgain = (key) => {
    clearTimeout(timer);
    const begun = presses > 0;
    presses = 0;
    if (begun) tell(key);
  };

  addEventListener("keydown", (event) => {
    if (event.key === "Shift" && !event.ctrlKey && !event.altKey && !event.metaKey) {
      if (!event.repeat) shiftAlone = true;
      return;
    }
    // Shift as part of a capital letter or a shortcut is not somebody leaving.
    shiftAlone = false;
    startAgain();
  });
  addEventListener("pointerdown", () => {
    shiftAlone = false;
  });
  addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !shiftAlone) return;
    shiftAlone = false;
    presses += 1;
    clearTimeout(timer);
    if (presses === PRESSES) {
      leave();
      return;
    }
    tell(presses === 1 ? "two" : "one");
    timer = setTimeout(() => startAgain("late"), PATIENCE_MS);
  });

  root.setAttribute("data-shift", "");

  /*
   * Boxes to tick, and nothing ticked outlives a look at the page. Browsers keep a page whole for Back, ticks and all:
   * they are taken away when the page goes out of sight and when it comes back. Boxes are shown here, so that without
   * this script there is nothing to tick. Nothing is read, stored or sent.
   */

  const forget = () => {
    for (const form of document.querySelectorAll("form[data-forget]")) form.reset();
  };
  addEventListener("pagehide", forget);
  addEventListener("pageshow", forget);
  addEventListener("DOMContentLoaded", () => {
    for (const part of document.querySelectorAll("[data-ticks]")) part.hidden = false;
  });

  /*
   * Back after a search never meets the browser's "send this form again?". The answer to a search is kept nowhere, so
   * the browser could only ask again: its place in the history becomes the plain search page, and Back from a result
   * opens the empty box. Without this script the browser asks, and sending again is harmless.
   */

  addEventListener("DOMContentLoaded", () => {
    if (document.querySelector("[data-unasked]")) history.replaceState(null, "", location.pathname);
  });
})();

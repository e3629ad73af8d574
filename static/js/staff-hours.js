/* Says the hours of a line in the public's words while staff type them. Without this script the sentence is the one
   from the last time the form was opened, and the preview shows the whole card. */
(() => {
  const pause = 400;
  const waiting = new WeakMap();
  const say = async (words) => {
    const form = words.closest("form");
    const body = new FormData();
    body.set("prefix", words.dataset.prefix);
    for (const [name, value] of new FormData(form)) {
      const isOurs = name.startsWith(`${words.dataset.prefix}-`);
      if (isOurs || name === "stands_in_for" || name === "csrfmiddlewaretoken") body.append(name, value);
    }
    const answer = await fetch(words.dataset.hoursWords, { method: "POST", body }).catch(() => null);
    if (answer?.ok && !answer.redirected) words.textContent = new DOMParser()
      .parseFromString(await answer.text(), "text/html").body.textContent.trim();
  };
  const wordsNear = (field) => {
    let row = field.closest("[data-inline-panel-child]");
    while (row) {
      const words = row.querySelector("[data-hours-words]");
      if (words) return words;
      row = row.parentElement?.closest("[data-inline-panel-child]");
    }
    return null;
  };
  const soon = (event) => {
    const words = event.target.closest?.("form") && wordsNear(event.target);
    if (!words) return;
    clearTimeout(waiting.get(words));
    waiting.set(words, setTimeout(say, pause, words));
  };
  document.addEventListener("input", soon);
  document.addEventListener("change", soon);
  // A row that is taken out changes a hidden field without an event.
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-inline-panel-child] button")) soon(event);
  });
})();

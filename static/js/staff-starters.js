/* Starts Wagtail's rows, choosers and date pickers under a policy that runs no inline script.

   Wagtail writes their starting calls inline. The browser leaves those scripts unrun, as it should: anything an
   attacker slipped into a page would be one of them too. This file reads each as text. Only calls that name a known
   starter and carry nothing but JSON are made; everything else stays unrun. */
(() => {
  const json = '(\\{[\\s\\S]*\\})';
  const shapes = [
    // initDateChooser("id_checked_on", {...});
    [new RegExp(`^(initDateChooser|initTimeChooser|initDateTimeChooser)\\("([^"]+)", ${json}\\);?$`),
      (name, id, options) => window[name](id, JSON.parse(options))],
    // new SnippetChooser("id_successor", {...});
    [new RegExp(`^new (SnippetChooser|PageChooser|ImageChooser|DocumentChooser|TaskChooser|Chooser)\\("([^"]+)", ${json}\\);?$`),
      (name, id, options) => new window[name](id, JSON.parse(options))],
    // (function() { var panel = new InlinePanel(JSON.parse("...")); })();
    [/^\(function\(\) \{\s*var panel = new (InlinePanel|MultipleChooserPanel)\(JSON\.parse\("((?:[^"\\]|\\u[0-9A-F]{4})*)"\)\);\s*\}\)\(\);$/,
      (name, text) => new window[name](JSON.parse(JSON.parse(`"${text}"`)))],
  ];
  const seen = new WeakSet();
  const start = (script) => {
    if (seen.has(script) || !script.isConnected || script.src || script.type) return;
    seen.add(script);
    const call = script.textContent.trim();
    for (const [shape, begin] of shapes) {
      const found = call.match(shape);
      if (found && typeof window[found[1]] === "function") begin(...found.slice(1));
    }
  };
  const startAll = (root) => {
    if (root.matches?.("script")) start(root);
    root.querySelectorAll("script").forEach(start);
  };
  document.addEventListener("DOMContentLoaded", () => {
    startAll(document);
    // A new row brings its own starters along.
    new MutationObserver((changes) => {
      for (const change of changes) {
        for (const node of change.addedNodes) if (node.nodeType === Node.ELEMENT_NODE) startAll(node);
      }
    }).observe(document.body, { childList: true, subtree: true });
  });
})();

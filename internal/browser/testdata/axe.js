// Runs axe-core, which the page was given before, under the rules of WCAG 2.2 AA; gives a list of sentences.
// target-size is off in axe unless asked for.
axe.run(document, {
  runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"] },
  rules: { "target-size": { enabled: true } },
  resultTypes: ["violations"],
}).then((found) => found.violations.map((v) =>
  `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => `${n.target.join(" ")} (${n.failureSummary})`).join("; ")}`))

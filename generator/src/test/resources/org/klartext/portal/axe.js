// Runs axe, which is there already, with all its rules but the one about colours, which takes ten
// times as long as all others; the rule of WCAG 2.2 has to be asked for.
async () => {
  const { violations } = await axe.run(document, {
    resultTypes: ["violations"],
    rules: { "target-size": { enabled: true }, "color-contrast": { enabled: false } },
  });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 3).map((node) => {
      const more = nodes.length > 3 ? ` (one of ${nodes.length})` : "";
      return `${id}: ${help}${more}: ${node.target.join(" ")}: ${node.failureSummary.replace(/\s+/g, " ")}`;
    }),
  );
};

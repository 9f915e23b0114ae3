// A folder of src/ imports only from those left of it (see docs/architecture.md); charts/ imports nothing of ours.
const layers = ['words', 'model', 'attention', 'engine', 'decode', 'insight', 'trainer', 'store', 'panels', 'lessons', 'app'];

const leftOnly = layers.slice(0, -1).map((layer, i) => ({
  name: `${layer}-imports-left-only`,
  severity: 'error',
  from: { path: `^src/${layer}/` },
  to: { path: `^src/(${layers.slice(i + 1).join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...leftOnly,
    { name: 'charts-know-no-model', severity: 'error', from: { path: '^src/charts/' }, to: { path: '^src/(?!charts/)' } },
    {
      name: 'only-drawing-imports-charts',
      severity: 'error',
      from: { path: '^src/(words|model|attention|engine|decode|insight|trainer)/' },
      to: { path: '^src/charts/' },
    },
    {
      // d3-array is numbers alone: means, medians, sums.
      name: 'headless',
      severity: 'error',
      from: { path: '^src/(words|model|attention|engine|decode|insight|trainer)/' },
      to: { path: 'node_modules/(react|react-dom|d3-(?!array/)[a-z]+)/' },
    },
    {
      name: 'words-come-from-one-place',
      severity: 'error',
      from: { pathNot: '^src/words/' },
      to: { path: '^src/words/[^/]+/' },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: { tsPreCompilationDeps: true, tsConfig: { fileName: 'tsconfig.json' }, doNotFollow: { path: 'node_modules' } },
};

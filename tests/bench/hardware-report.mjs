// The table of `npm run bench:hardware`.

/** A dispatch may take so long by the GPU's own clock, in milliseconds; a step's pass twice as long as all of its dispatches. */
const dispatchMilliseconds = 0.01;

export async function report({ describeAdapter, measureModel }, gpu, ids) {
  console.log(`Adapter: ${JSON.stringify(await describeAdapter(gpu))}\n`);
  const lengths = [64, 512];
  const heads = lengths.flatMap((n) => [`ms at ${n}`, 'nothing captured', 'pass', 'of its limit']);
  console.log(`| model | largest difference of a logit | greedy tokens | dispatches | ${heads.join(' | ')} |`);
  console.log(`| --- | ${[1, 2, 3, ...heads].map(() => '---:').join(' | ')} |`);
  for (const id of ids) {
    const { difference, greedy, dispatches, steps } = await measureModel(gpu, id);
    const times = lengths.flatMap((length) => {
      const step = steps.find((s) => s.length === length);
      if (step === undefined) return ['–', '–', '–', '–'];
      const share = step.pass === null ? '–' : (step.pass / (2 * dispatches * dispatchMilliseconds)).toFixed(2);
      return [step.captured.toFixed(3), step.bare.toFixed(3), step.pass === null ? '–' : step.pass.toFixed(3), share];
    });
    console.log(`| \`${id}\` | ${difference.toExponential(1)} | ${greedy} of 64 | ${dispatches} | ${times.join(' | ')} |`);
  }
}

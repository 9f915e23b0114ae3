// What the built page costs: main-thread time for each step, by view.

/**
 * Main-thread milliseconds a step from one length of the text to another: the browser's own count of time spent in tasks of
 * the page's thread (script, style, layout, painting), the waiting for the engine's worker not included. The median of five rounds.
 * @param fragment what the view shows beside the text, `view=compare&lanes=mqa`
 */
export async function redraw(browser, address, fragment, from, to) {
  const page = await browser.newPage({ serviceWorkers: 'block', viewport: { width: 1440, height: 900 } });
  await page.goto(`${address}#v=2&backend=cpu&${fragment}`);
  await page.waitForFunction(() => window.keepsake?.tokens().length > 3);
  // As a visitor gets there: every step is drawn, and what draws it is compiled by then.
  await page.evaluate(async (length) => {
    while (window.keepsake.tokens().length < length) {
      await window.keepsake.step();
      await new Promise(requestAnimationFrame);
    }
  }, from);
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable');
  const spent = async () => {
    const { metrics } = await client.send('Performance.getMetrics');
    const of = (name) => metrics.find((metric) => metric.name === name).value * 1000;
    return { task: of('TaskDuration'), script: of('ScriptDuration') };
  };
  await page.waitForTimeout(500);
  const rounds = 5;
  const count = Math.round((to - from) / rounds);
  const measured = [];
  for (let round = 0; round < rounds; round++) {
    const before = await spent();
    // One step a frame or slower, so that each is really drawn.
    await page.evaluate(async (steps) => {
      for (let i = 0; i < steps; i++) {
        await window.keepsake.step();
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
    }, count);
    const after = await spent();
    measured.push({ task: (after.task - before.task) / count, script: (after.script - before.script) / count });
  }
  await page.close();
  return measured.sort((a, b) => a.task - b.task)[Math.floor(rounds / 2)];
}

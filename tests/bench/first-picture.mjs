// When the first picture is there, and what was fetched until then.

/**
 * Opens the page and waits until the model has read its prompt and the matrix of its rows has been painted.
 * `milliseconds` from the navigation, by the page's own clock; `requests` that were made until then, by address; `bytes` of the bodies that had
 * come, as they were sent.
 */
export async function openFirstPicture(page, address) {
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(address, { waitUntil: 'commit' });
  const milliseconds = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const look = () => {
          // The canvas has a size of its own once it is painted.
          const painted = document.querySelector('[data-panel=attention] canvas')?.style.width;
          if (painted && window.keepsake?.tokens().length > 0) requestAnimationFrame(() => resolve(performance.now()));
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
  const made = requests.filter((url) => !/^(?:data|blob):/.test(url));
  const bytes = await page.evaluate(() =>
    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  );
  return { milliseconds, requests: made, bytes };
}

/** 10 Mbit/s with round trips of 40 ms. */
export const line = { offline: false, latency: 40, downloadThroughput: 1_250_000, uploadThroughput: 1_250_000 };

/** Median milliseconds, and requests and bytes, of fresh visits. @param network conditions for Chromium's protocol; null: none */
export async function firstPicture(browser, address, times, network = null) {
  const visits = [];
  for (let i = 0; i < times; i++) {
    const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    if (network) {
      const client = await context.newCDPSession(page);
      await client.send('Network.enable');
      await client.send('Network.emulateNetworkConditions', network);
    }
    visits.push(await openFirstPicture(page, address));
    await context.close();
  }
  visits.sort((a, b) => a.milliseconds - b.milliseconds);
  const { milliseconds, requests, bytes } = visits[Math.floor(times / 2)];
  return { milliseconds, requests: requests.length, bytes, every: visits.map((visit) => visit.milliseconds) };
}

import { chromium } from 'playwright';
import { findBrowser, webgpuFlags } from '../../scripts/browser.mjs';
import { redraw } from './page.mjs';
const { executablePath, env } = await findBrowser();
const browser = await chromium.launch({ executablePath, args: webgpuFlags, env: { ...process.env, ...env } });
for (let i = 0; i < 4; i++) for (const [name, port] of [['with', 4401], ['without', 4402]]) {
  console.log(name, JSON.stringify(await redraw(browser, `http://localhost:${port}/`, 231, 281)));
}
await browser.close();

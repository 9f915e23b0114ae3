/** A model of the Hugging Face Hub, as a visitor fetches it; the Hub is one of the test's own, and nothing leaves this machine. */
import { expect, test } from '@playwright/test';
import { ownFiles } from '../support/own-files';
import { open, ready, tokens } from './page';

const name = 'owner/tiny';

test('a model of the Hub is shown before it is fetched, goes on after a fault, is kept, opens by a link, and is removed', async ({
  page,
}) => {
  const files = await ownFiles('llama');
  const asked: string[] = [];
  let faults = 1;
  await page.route('https://huggingface.co/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    asked.push(pathname);
    const headers = { 'access-control-allow-origin': '*' };
    if (pathname === `/api/models/${name}`) {
      const siblings = files.map((file) => ({ rfilename: file.name, size: file.bytes.length }));
      return route.fulfill({ headers, json: { sha: 'abc1234', siblings: [...siblings, { rfilename: 'README.md', size: 5 }] } });
    }
    const found = files.find((file) => pathname === `/${name}/resolve/abc1234/${file.name}`);
    if (found?.name === 'model.safetensors' && faults-- > 0) return route.abort('connectionreset');
    return route.fulfill(found ? { headers, body: Buffer.from(found.bytes) } : { headers, status: 404 });
  });

  await open(page, 'model=backcopy');
  const before = await tokens(page);
  await page.getByRole('button', { name: /^Model: /u }).click();
  const sheet = page.getByRole('dialog', { name: 'Models' });
  const field = sheet.getByLabel('From the Hugging Face Hub');
  await field.fill('no model');
  await field.press('Enter');
  await expect(sheet.getByRole('alert')).toContainText('is not the name of a model on the Hugging Face Hub');
  expect(asked).toEqual([]);
  await field.fill(`https://huggingface.co/${name}`);
  await field.press('Enter');
  await expect(sheet).toContainText(`${name}: 3 files`);
  expect(asked).toEqual([`/api/models/${name}`]);

  // The network fails on the way: a sentence, and the model and its text stay.
  await sheet.getByRole('button', { name: /^Fetch .* and open owner\/tiny$/u }).click();
  await expect(sheet.getByRole('alert')).toContainText('huggingface.co cannot be reached');
  expect(await tokens(page)).toEqual(before);
  const fetched = asked.length;
  await field.press('Enter');
  await sheet.getByRole('button', { name: /^Fetch the other .* and open owner\/tiny$/u }).click();
  await expect(sheet).toHaveCount(0);
  await expect(page.getByRole('button', { name: `Model: ${name}` })).toBeVisible();
  // What was there already is not fetched again.
  expect(asked.slice(fetched)).toEqual([`/api/models/${name}`, `/${name}/resolve/abc1234/model.safetensors`]);
  await page.evaluate(() => window.keepsake.prompt('abc'));
  await expect.poll(() => page.url()).toContain('prompt=abc');
  const link = page.url();

  // Kept: a link opens it, once it is pressed, and asks nobody.
  await page.goto('about:blank');
  await page.goto(link);
  await page.getByRole('button', { name: 'Look it up' }).click();
  await expect(page.getByRole('button', { name: `Model: ${name}` })).toBeVisible();
  await ready(page);
  await expect.poll(() => tokens(page)).toEqual([1, 5, 6, 7]);
  expect(asked).toHaveLength(fetched + 2);

  await page.getByRole('button', { name: 'About', exact: true }).click();
  const about = page.getByRole('dialog', { name: 'About' });
  await about.getByRole('button', { name: `Remove ${name}` }).click();
  await expect(about).toContainText('None is kept in this browser.');
});

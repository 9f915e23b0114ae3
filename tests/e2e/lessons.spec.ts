import { overflow } from './views';
import { expect, open, ready, test } from './page';

const id = 'where-attention-drains';
const bar = 'Lesson: Where attention drains';

test('a lesson, by mouse and by clicker: guess, see the answer, wander off and come back', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page, 'view=decode');
  await page.getByRole('button', { name: 'Lessons', exact: true }).click();
  await page.getByRole('button', { name: /^Where attention drains/u }).click();
  const lesson = page.getByRole('region', { name: bar });
  await expect(lesson).toContainText('Which token does it look at most?');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // What would answer it is nowhere: not drawn, and the text has no shades.
  await expect(page.locator('[data-panel=attention] canvas')).toHaveCount(0);
  await expect(page.locator('[data-token="27"]')).toHaveAttribute('data-lit', '');

  // A press on a token is the guess; the cursor stays.
  await page.locator('[data-token="4"]').click();
  await expect(lesson).toContainText('You chose 4 “·up”.');
  await expect(lesson).toContainText(/It looks most at ⟨bos⟩.*\d+% of its attention/u);
  await expect(page.locator('[data-panel=attention] canvas')).toHaveCount(1);
  await expect(page.locator('[data-token="0"]')).toHaveAttribute('data-lit', '');
  await expect.poll(() => page.evaluate(() => window.keepsake.tokens().length)).toBe(28);

  // Whatever is done just happens; one button brings the step back, answered as it was.
  const back = lesson.getByRole('button', { name: 'Back to this step' });
  await expect(back).toHaveCount(0);
  await page.getByRole('button', { name: /^Step/u }).first().click();
  await page.keyboard.press('2');
  await expect(page.locator('[data-view=sinks]')).toBeVisible();
  await back.click();
  await expect(page.locator('[data-view=decode]')).toBeVisible();
  await expect(back).toHaveCount(0);
  await expect(lesson).toContainText('You chose 4 “·up”.');
  await expect.poll(() => page.evaluate(() => window.keepsake.tokens().length)).toBe(28);

  // A clicker: next, next; where a question is open, its answer first. No step makes the page scroll.
  await page.keyboard.press('PageDown');
  await expect(lesson.getByRole('button', { name: 'Step 2 of 9' })).toHaveAttribute('aria-current', 'step');
  await page.keyboard.press('PageDown');
  await expect(lesson).toContainText('What does a head do');
  expect(await overflow(page)).toEqual({ across: 0, down: 0 });
  await page.keyboard.press('PageDown');
  await expect(lesson).toContainText('It parks it.');
  await page.keyboard.press('PageUp');
  await expect(lesson.getByRole('button', { name: 'Step 2 of 9' })).toHaveAttribute('aria-current', 'step');

  // A number on the slider.
  await lesson.getByRole('button', { name: 'Step 5 of 9' }).click();
  await lesson.getByRole('slider').fill('0.5');
  expect(await overflow(page)).toEqual({ across: 0, down: 0 });
  await lesson.getByRole('button', { name: 'Guess' }).click();
  await expect(lesson).toContainText('You said 50%, it is');
  await expect(page.getByRole('radio', { name: 'contribution α·‖v‖' })).toBeChecked();

  // Space and arrows still step the model, once the answer's text is read; leaving leaves the page as it is.
  await ready(page);
  await page.locator('body').press('ArrowRight');
  await expect(back).toBeVisible();
  await lesson.getByRole('button', { name: 'Leave' }).click();
  await expect(lesson).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => window.keepsake.tokens().length)).toBe(29);
});

test('a link of two words opens a step; the page for teachers measures its answers', async ({ page }) => {
  await page.goto(`./#v=2&lesson=${id}&at=8`);
  await expect(page.getByRole('region', { name: bar })).toContainText(/At this “?t”? there is work\./u);
  expect(await page.evaluate(() => window.keepsake.state().model)).toBe('backcopy');
  expect(await page.evaluate(() => window.keepsake.lessons())).toContainEqual({
    id,
    title: 'Where attention drains',
    minutes: 8,
    steps: 9,
    picture: { step: 2, panel: 'attention' },
  });

  await page.getByRole('button', { name: 'For teachers' }).click();
  const sheet = page.getByRole('dialog', { name: 'For teachers: Where attention drains' });
  await expect(sheet.getByRole('listitem').filter({ hasText: 'How many of them' })).toContainText('12. Resting');
  await expect(sheet.getByText(`#v=2&lesson=${id}&at=9`)).toBeVisible();
});

test('the first lesson is one press away; a lesson that there is not is named, and the page opens without it', async ({
  page,
}) => {
  await page.goto('./');
  await page.getByRole('button', { name: 'Begin with the first lesson' }).click();
  await expect(page.getByRole('region', { name: 'Lesson: One token at a time' })).toBeVisible();
  await open(page, 'lesson=nonsense&at=3');
  await expect(page.getByText(/a lesson that this page does not have/u)).toBeVisible();
  expect(await page.evaluate(() => window.keepsake.state().lesson)).toBe('');
  await expect(page.evaluate(() => window.keepsake.run('lesson', 'nonsense'))).rejects.toThrow(
    /one of .*where-attention-drains/u,
  );
});

test('a lesson of one’s own: from a file, with what is wrong said beside it; another host’s is offered, not fetched', async ({
  page,
}) => {
  const own = {
    id: 'first-steps',
    paper: { name: 'StreamingLLM', arxiv: '2309.17453' },
    minutes: 2,
    steps: [{ name: 'look', state: { model: 'backcopy', prompt: 'a cat sat' }, numbers: { rows: { of: 'rows' } } }],
    words: {
      en: {
        title: 'First steps',
        asks: 'What is a row?',
        steps: { look: { say: 'There are {rows, plural, one {# row} other {# rows}}, <b>no more</b>.' } },
        tryIt: 'Step on.',
        teachers: { purpose: 'To try.', before: 'Nothing.', limits: 'None.' },
      },
    },
  };
  const file = (content: object) => ({
    name: 'lesson.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(content)),
  });
  await open(page, 'view=decode&from=https://school.example/sinks.json');
  const sheet = page.getByRole('dialog', { name: 'Lessons' });
  await expect(sheet).toContainText('names a lesson at school.example');
  await sheet.getByLabel('Open a file').setInputFiles(file({ ...own, steps: [{ ...own.steps[0], covered: ['kitchen'] }] }));
  await expect(sheet.getByRole('alert')).toContainText('steps[0].covered[0]');
  await sheet.getByLabel('Open a file').setInputFiles(file(own));
  await expect(sheet).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Lesson: First steps' })).toContainText('There are 9 rows, <b>no more</b>.');
});

test('on a phone what a step points at is seen above its words, also in a text that scrolls, and what is to be tried comes after the answer', async ({
  page,
}) => {
  test.slow();
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, 'view=decode');
  /** How many pixels of what is lit are seen: of its upper edge, in all that scrolls, above the bar. */
  const seen = () =>
    page.evaluate(() => {
      const lit = document.querySelector('[data-lit]');
      const said = document.querySelector('[data-lesson-bar]');
      if (!lit || !said) return -1;
      const { top, bottom } = lit.getBoundingClientRect();
      const scroller = lit.closest('[data-low]')?.getBoundingClientRect() ?? { top: 0, bottom: window.innerHeight };
      const [from, to] = [Math.max(0, scroller.top), Math.min(scroller.bottom, said.getBoundingClientRect().top)];
      return top < from - 4 ? 0 : Math.min(bottom, to) - top;
    });
  for (const [lesson, at, least] of [
    ['where-attention-drains', 6, 90],
    ['take-it-away', 5, 300],
    ['cache-once', 6, 20],
    ['without-a-softmax', 4, 300],
  ] as const) {
    await page.evaluate(([name, step]) => window.keepsake.run('lesson', name, step), [lesson, at] as const);
    await expect.poll(seen, { message: `${lesson} ${at}` }).toBeGreaterThan(least);
  }
  await page.evaluate(() => window.keepsake.run('lesson', 'memory-that-fades', 8));
  const words = page.getByRole('region', { name: 'Lesson: Memory that fades' });
  await expect(words).toContainText('How much of that gap');
  await expect(words).not.toContainText('Try it');
  await page.evaluate(() => window.keepsake.run('skipGuess'));
  await expect(words).toContainText('Try it');
  await expect.poll(seen).toBeGreaterThan(300);
});

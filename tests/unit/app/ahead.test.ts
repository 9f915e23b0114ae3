import { array, assert, constantFrom, property } from 'fast-check';
import { expect, test } from 'vitest';
import { linkValue } from '../../../src/app/link-value';
import { parseState } from '../../../src/store/properties';

const piece = constantFrom(
  'model',
  'models',
  '=',
  '&',
  '#',
  '%',
  '%20',
  '%6d',
  'mla',
  'gated-retention',
  'v=1',
  'seed=3',
  'é',
  ' ',
);

test('the model that is fetched ahead is the one that the page will open', () => {
  for (const link of [
    '',
    '#',
    '#v=2&view=sinks&model=mla&seed=4',
    '#model=',
    '#model=mha&model=mqa',
    '#model=%6dha',
    '#model=%zz&v=1',
  ])
    expect(linkValue(link, 'model')).toBe(parseState(link).state.model);
  assert(
    property(array(piece, { maxLength: 8 }), (pieces) => {
      const link = `#${pieces.join('')}`;
      const { state, bad } = parseState(link);
      // A model that the page refuses is none that there is.
      if (!bad.includes('model')) expect(linkValue(link, 'model')).toBe(state.model);
    }),
  );
});

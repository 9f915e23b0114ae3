/** Links of version 1, from before there were views: what they showed is in the view that opens. */
import { expect, test } from 'vitest';
import { defaultState, parseState } from '../../../src/store/properties';

test.each([
  ['v=1', {}],
  ['v=1&view=arcs', { attentionForm: 'arcs' }],
  ['v=1&view=matrix', {}],
  ['v=1&hidden=heads.reach', { view: 'workbench', hidden: ['heads', 'reach'] }],
  ['v=1&only=attention&view=arcs', { view: 'workbench', maximised: 'attention', attentionForm: 'arcs' }],
  ['v=1&hidden=&lanes=', {}],
  ['v=1&lanes=mqa', { view: 'compare', lanes: ['mqa'] }],
  ['v=1&draft=1', { view: 'draft', draft: true }],
  ['v=1&shape=typed&context=4096', { view: 'calculator', calculatorShape: 'typed', calculatorContext: 4096 }],
  ['v=1&only=compare&lanes=mqa', { view: 'workbench', maximised: 'compare', lanes: ['mqa'] }],
  // A link of today says which view it is, whatever else it has.
  ['v=2&hidden=heads', { hidden: ['heads'] }],
  ['v=2&view=sinks&form=arcs', { view: 'sinks', attentionForm: 'arcs' }],
] as const)('%s', (link, change) => {
  expect(parseState(`#${link}`)).toEqual({ state: { ...defaultState, ...change }, bad: [] });
});

test('a view that there is not is left at its default and named', () => {
  expect(parseState('#v=2&view=arcs')).toEqual({ state: defaultState, bad: ['view'] });
});

/** Display settings, and which panels are shown. */
import { words } from '../../words';
import { type PropertyName, properties } from '../properties';
import type { View } from '../view';
import { aPanel } from '../known-panels';
import { type Checks, aText, orNull, perhaps } from '../schemas';
import { type Action, always } from './action';
import { checkValue } from './check-args';

const names = words.store.actions;

/** Properties of the view that are one of a few words. */
type Choice = {
  [Name in PropertyName & keyof View]: (typeof properties)[Name] extends { readonly values: readonly View[Name][] }
    ? Name
    : never;
}[PropertyName & keyof View];

/** The values of each, in the order in which they follow one another. */
const choices: { readonly [Name in Choice]: { readonly values: readonly View[Name][] } } = properties;

/** Sets a choice to a value, or without one goes to the next. */
function choice<Name extends Choice>(property: Name, name: string, keys: readonly string[]): Action<[value?: View[Name]]> {
  const { values } = choices[property];
  return {
    name,
    group: 'view',
    keys,
    args: [perhaps(properties[property].schema as Checks<View[Name]>)],
    available: always,
    run: ({ view }, value) =>
      view.setState((v) => ({ [property]: value ?? values[(values.indexOf(v[property]) + 1) % values.length] }) as Partial<View>),
  };
}

const maximise: Action<[panel: string | null]> = {
  name: names.maximise,
  group: 'view',
  keys: [],
  args: [orNull(aText, words.args.expects.panel)],
  available: always,
  run({ view, panels }, given) {
    const panel = given === null ? null : checkValue('maximise', words.args.argument(0), aPanel(panels), given);
    view.setState(({ maximised }) => ({ maximised: maximised === panel ? null : panel }));
  },
};
const hide: Action<[panel: string]> = {
  name: names.hide,
  group: 'view',
  keys: [],
  args: [aText],
  available: always,
  run({ view, panels }, given) {
    const panel = checkValue('hide', words.args.argument(0), aPanel(panels), given);
    view.setState(({ hidden, maximised }) => ({
      hidden: hidden.includes(panel) ? hidden.filter((id) => id !== panel) : [...hidden, panel],
      maximised: maximised === panel ? null : maximised,
    }));
  },
};
const showAll: Action = {
  name: names.showAll,
  group: 'view',
  keys: ['0'],
  args: [],
  available: always,
  run: ({ view }) => view.setState({ hidden: [], maximised: null }),
};
const speed: Action<[perSecond: number]> = {
  name: names.speed,
  group: 'view',
  keys: [],
  args: [properties.speed.schema],
  available: always,
  run: ({ view }, perSecond) => view.setState({ speed: perSecond }),
};

export const viewActions = {
  weighting: choice('weighting', names.weighting, ['v']),
  signs: choice('signs', names.signs, []),
  factorPart: choice('factorPart', names.factorPart, []),
  attentionView: choice('attentionView', names.attentionView, ['a']),
  colourStretch: choice('colourStretch', names.colourStretch, ['c']),
  headOrder: choice('headOrder', names.headOrder, ['o']),
  sinkStatistic: choice('sinkStatistic', words.panels.sinks.statistic, []),
  bytesScale: choice('bytesScale', names.bytesScale, []),
  flow: choice('flow', names.flow, []),
  theme: choice('theme', names.theme, ['t']),
  maximise,
  hide,
  showAll,
  speed,
};

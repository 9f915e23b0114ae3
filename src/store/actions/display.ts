/** Display settings, and which panels are shown. */
import { words } from '../../words';
import { type PropertyName, properties } from '../properties';
import { type ViewId, viewIds, viewKeys } from '../view-ids';
import type { Display } from '../display';
import { aPanel } from '../known-panels';
import { type Checks, aText, orNull, perhaps } from '../schemas';
import { type Action, always } from './action';
import { checkValue } from './check-args';

const names = words.store.actions;

/** Properties of the display that are one of a few words. */
type Choice = {
  [Name in PropertyName & keyof Display]: (typeof properties)[Name] extends { readonly values: readonly Display[Name][] }
    ? Name
    : never;
}[PropertyName & keyof Display];

/** The values of each, in the order in which they follow one another. */
const choices: { readonly [Name in Choice]: { readonly values: readonly Display[Name][] } } = properties;

/** Sets a choice to a value, or without one goes to the next. */
function choice<Name extends Choice>(property: Name, name: string, keys: readonly string[]): Action<[value?: Display[Name]]> {
  const { values } = choices[property];
  return {
    name,
    group: 'display',
    keys,
    args: [perhaps(properties[property].schema as Checks<Display[Name]>)],
    available: always,
    run: ({ display }, value) =>
      display.setState(
        (v) => ({ [property]: value ?? values[(values.indexOf(v[property]) + 1) % values.length] }) as Partial<Display>,
      ),
  };
}

const maximise: Action<[panel: string | null]> = {
  name: names.maximise,
  group: 'display',
  keys: [],
  args: [orNull(aText, words.args.expects.panel)],
  available: always,
  run({ display, panels }, given) {
    const panel = given === null ? null : checkValue('maximise', words.args.argument(0), aPanel(panels), given);
    display.setState(({ maximised }) => ({ maximised: maximised === panel ? null : panel }));
  },
};
const hide: Action<[panel: string]> = {
  name: names.hide,
  group: 'display',
  keys: [],
  args: [aText],
  available: always,
  run({ display, panels }, given) {
    const panel = checkValue('hide', words.args.argument(0), aPanel(panels), given);
    display.setState(({ hidden, maximised }) => ({
      hidden: hidden.includes(panel) ? hidden.filter((id) => id !== panel) : [...hidden, panel],
      maximised: maximised === panel ? null : maximised,
    }));
  },
};
const view: Action<[view: ViewId]> = {
  name: names.view,
  group: 'display',
  keys: viewKeys,
  argsOfKey: (key) => [viewIds[viewKeys.indexOf(key)] ?? viewIds[0]],
  args: [properties.view.schema],
  available: always,
  run: ({ display }, id) => display.setState({ view: id, maximised: null }),
};
const toWorkbench: Action<[panel: string]> = {
  name: names.toWorkbench,
  group: 'display',
  keys: [],
  args: [aText],
  available: always,
  run({ display, panels }, given) {
    const panel = checkValue('toWorkbench', words.args.argument(0), aPanel(panels), given);
    display.setState(({ hidden }) => ({
      view: 'workbench',
      maximised: null,
      hidden: hidden.filter((id) => id !== panel),
      sent: panel,
    }));
  },
};
const tab: Action<[panel: string]> = {
  name: names.tab,
  group: 'display',
  keys: [],
  args: [aText],
  available: always,
  run({ display, panels }, given) {
    const panel = checkValue('tab', words.args.argument(0), aPanel(panels), given);
    // The one chosen last comes first: of several in one place it is the one that is shown.
    display.setState(({ tabs }) => ({ tabs: [panel, ...tabs.filter((id) => id !== panel)] }));
  },
};
const showAll: Action = {
  name: names.showAll,
  group: 'display',
  keys: ['0'],
  args: [],
  available: always,
  run: ({ display }) => display.setState({ hidden: [], maximised: null }),
};
const speed: Action<[perSecond: number]> = {
  name: names.speed,
  group: 'display',
  keys: [],
  args: [properties.speed.schema],
  available: always,
  run: ({ display }, perSecond) => display.setState({ speed: perSecond }),
};

const language: Action<[id: Display['language']]> = {
  name: names.language,
  group: 'page',
  keys: [],
  args: [properties.language.schema],
  available: ({ display }) => (display.getState().editing ? words.store.reasons.promptIsTyped : true),
  run: ({ display }, id) => display.setState({ language: id }),
};

export const displayActions = {
  weighting: choice('weighting', names.weighting, ['v']),
  signs: choice('signs', names.signs, []),
  factorPart: choice('factorPart', names.factorPart, []),
  attentionForm: { ...choice('attentionForm', names.attentionForm, ['a']), formerly: ['attentionView'] },
  colourStretch: choice('colourStretch', names.colourStretch, ['c']),
  headOrder: choice('headOrder', names.headOrder, ['o']),
  sinkStatistic: choice('sinkStatistic', words.panels.sinks.statistic, []),
  neuronOrder: choice('neuronOrder', names.neuronOrder, []),
  bytesScale: choice('bytesScale', names.bytesScale, []),
  flow: choice('flow', names.flow, []),
  depth: choice('depth', names.depth, ['i']),
  theme: choice('theme', names.theme, ['t']),
  profile: choice('profile', names.profile, []),
  language,
  view,
  toWorkbench,
  tab,
  maximise,
  hide,
  showAll,
  speed,
};

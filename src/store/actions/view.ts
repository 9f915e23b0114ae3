/** How things are drawn, and which panels are there. */
import { words } from '../../words';
import { type PropertyName, type SavedState, properties } from '../properties';
import type { View } from '../view';
import { type Action, always } from './action';

const names = words.store.actions;

type Choice = Extract<
  PropertyName,
  keyof View & ('weighting' | 'attentionView' | 'colourStretch' | 'headOrder' | 'sinkStatistic' | 'theme')
>;

/** Sets a choice to a value, or without one goes to the next. */
function choice<Name extends Choice>(
  property: Name,
  values: readonly SavedState[Name][],
  name: string,
  keys: readonly string[],
): Action<[value?: SavedState[Name]]> {
  return {
    name,
    group: 'view',
    keys,
    available: always,
    run: ({ view }, value) =>
      view.setState((v) => {
        const current = (v as Pick<SavedState, Choice>)[property] as SavedState[Name];
        const next = value ?? values[(values.indexOf(current) + 1) % values.length] ?? properties[property].default;
        return { [property]: next } as Partial<View>;
      }),
  };
}

const maximise: Action<[panel: string | null]> = {
  name: names.maximise,
  group: 'view',
  keys: [],
  available: always,
  run: ({ view }, panel) => view.setState(({ maximised }) => ({ maximised: maximised === panel ? null : panel })),
};
const hide: Action<[panel: string]> = {
  name: names.hide,
  group: 'view',
  keys: [],
  available: always,
  run: ({ view }, panel) =>
    view.setState(({ hidden, maximised }) => ({
      hidden: hidden.includes(panel) ? hidden.filter((id) => id !== panel) : [...hidden, panel],
      maximised: maximised === panel ? null : maximised,
    })),
};
const showAll: Action = {
  name: names.showAll,
  group: 'view',
  keys: ['0'],
  available: always,
  run: ({ view }) => view.setState({ hidden: [], maximised: null }),
};
const speed: Action<[perSecond: number]> = {
  name: names.speed,
  group: 'view',
  keys: [],
  available: always,
  run: ({ view }, perSecond) => view.setState({ speed: perSecond }),
};

export const viewActions = {
  weighting: choice('weighting', ['share', 'moved'], names.weighting, ['v']),
  attentionView: choice('attentionView', ['matrix', 'arcs'], names.attentionView, ['a']),
  colourStretch: choice('colourStretch', ['sqrt', 'linear', 'log'], names.colourStretch, ['c']),
  headOrder: choice('headOrder', ['layer', 'sink', 'entropy', 'distance', 'previous', 'induction'], names.headOrder, ['o']),
  sinkStatistic: choice('sinkStatistic', ['mean', 'now'], words.panels.sinks.statistic, []),
  theme: choice('theme', ['auto', 'light', 'dark'], names.theme, ['t']),
  maximise,
  hide,
  showAll,
  speed,
};

/** What a token's factors stand for: tensor products term by term, or a latent. */
import { layerLayout } from '../../../insight/cache';
import { factorsOf, latentOf } from '../../../insight/factors';
import { useFocus, useDisplay } from '../../../store/react';
import { words, wordsOf } from '../../../words';
import { attentionOf } from '../../data/layer-attention';
import { OpenModel } from '../../kit/open-model';
import { Panel, PanelMessage } from '../../kit/panel';
import { equation, latentEquation } from './equation';
import { useText } from '../../data/text';
import { Latent, latentTable } from './latent';
import { Products, productTable } from './products';
import { keptCount } from './numbers';
import { latentRow, productRow } from './row';

const say = wordsOf('factors');

const place = words.panels.place;

export function FactorsPanel() {
  const text = useText();
  const focus = useFocus();
  const part = useDisplay((display) => display.factorPart);
  const { model, length } = text;
  const { layer } = focus;
  const index = Math.min(focus.key ?? focus.query ?? length - 1, length - 1);
  const attention = attentionOf(text, layer);
  if (!model || !attention || index < 0) {
    return (
      <Panel
        line={model ? words.panels.states.empty : words.panels.states.loading}
        tag="measured"
        idea={say.idea}
        maths={{ tex: equation, where: say.where }}
        table={() => ({ columns: [], rows: [] })}
      >
        <PanelMessage>{model ? words.panels.states.empty : words.panels.states.loading}</PanelMessage>
      </Panel>
    );
  }
  const trace = text.trace(index)?.layers[layer];
  const factors = trace && attention.factors ? factorsOf(trace, attention.factors, part) : null;
  const latent = trace && attention.latent ? latentOf(trace, attention.latent) : null;
  const token = place.token(index, text.label(index));
  const [kept, built] = keptCount(model, layer);
  const shows = factors !== null || latent !== null;
  const spec = model.spec.layers[layer]?.attention;
  const whole = spec && 'headWidth' in spec && { heads: spec.heads, headWidth: spec.headWidth };
  const keeps = whole ? { token: index, layout: layerLayout(model.layout, layer), ...whole } : null;
  const row = keeps && (factors ? productRow(keeps, part, factors) : latent ? latentRow(keeps, latent) : null);
  return (
    <Panel
      line={shows ? say.tensorLine(layer, token, kept, built) : say.none(layer, attention.name)}
      tag={shows ? 'measured' : 'computed'}
      idea={latent ? say.latentIdea : say.idea}
      maths={{ tex: latent ? latentEquation : equation, where: latent ? say.latentWhere : say.where, row }}
      table={() => (factors ? productTable(factors) : latent ? latentTable(latent) : { columns: [], rows: [] })}
    >
      {trace && factors ? (
        <Products text={text} layer={layer} head={focus.head} trace={trace} factors={factors} part={part} />
      ) : trace && latent ? (
        <Latent text={text} layer={layer} trace={trace} latent={latent} />
      ) : trace ? (
        <OpenModel>{say.instead(attention.name)}</OpenModel>
      ) : (
        <PanelMessage>{say.dropped}</PanelMessage>
      )}
    </Panel>
  );
}

/** The text so far, token by token. */
import { type TableData, known } from '../../../charts/figure/table';
import { ColourLegend } from '../../../charts/legend';
import { find, type Nodes } from '../../../decode/text/token-tree';
import { useFocus, useSession } from '../../../store/react';
import { words } from '../../../words';
import { Panel } from '../../kit/panel';
import { equation } from './equation';
import { type Text, useText } from '../../data/text';
import { TokenList } from './token-list';
import { useShares } from './use-shares';

const say = words.panels.tokens;
const place = words.panels.place;

export function TokensPanel() {
  const text = useText();
  const focus = useFocus();
  const { nodes, promptLength } = useSession((s) => ({ nodes: s.nodes, promptLength: s.promptLength }));
  const { shares, scale } = useShares(text);
  return (
    <Panel
      line={say.line(text.length, promptLength, text.path.length - text.length)}
      tag="measured"
      idea={say.idea}
      maths={{ tex: equation, where: say.where }}
      table={() => tokensTable(text, nodes, shares)}
      legend={<ColourLegend scale={scale} label={say.legend(place.head(focus.layer, focus.head))} />}
    >
      <TokenList text={text} shares={shares} scale={scale} />
    </Panel>
  );
}

function tokensTable(text: Text, nodes: Nodes, shares: Float32Array | null): TableData {
  const c = say.columns;
  return {
    columns: [c.index, c.token, c.id, c.origin, c.attention],
    rows: text.path.slice().map((id, index) => {
      const { token, origin } = find(nodes, id);
      return [index, text.label(index), token, say.origin[origin], known(shares?.[index])];
    }),
  };
}

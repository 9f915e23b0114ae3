/** The text so far in a few lines, above every view. */
import { useText } from '../../data/text';
import { TokenList } from './token-list';
import { useShares } from './use-shares';

/** @param plain without shades, which show where the focused head looks */
export function TokenStrip({ plain = false }: { readonly plain?: boolean }) {
  const text = useText();
  const { shares, scale } = useShares(text);
  return <TokenList low text={text} shares={plain ? null : shares} scale={scale} />;
}

/** The text so far in a few lines, above every view. */
import { useText } from '../../data/text';
import { TokenList } from './token-list';
import { useShares } from './use-shares';

export function TokenStrip() {
  const text = useText();
  const { shares, scale } = useShares(text);
  return <TokenList low text={text} shares={shares} scale={scale} />;
}

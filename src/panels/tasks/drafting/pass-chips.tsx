/** The tokens of a pass as chips: a sign and a colour say what became of each, and what follows them. */
import { memo } from 'react';
import type { DraftPass } from '../../../decode/drafting/draft-pass';
import type { Fate, FollowingToken } from '../../../decode/drafting/speculative';
import type { LoadedModel } from '../../../decode/session/session-state';
import { depthsOf } from '../../../decode/drafting/draft-tree';
import { words, wordsOf } from '../../../words';
import { tokenText } from '../../data/text';
import styles from './pass-chips.module.css';

const say = wordsOf('draft');

type Look = Fate | FollowingToken['kind'];

function Chip({ look, label, title }: { readonly look: Look; readonly label: string; readonly title?: string }) {
  return (
    <span className={`${styles.chip} ${styles[look]}`} title={title}>
      <span className={styles.word} translate="no" data-figure-text>
        {label}
      </span>
    </span>
  );
}

/** The drafted tokens of a pass, and the one that follows the accepted ones. */
export function PassChips({ pass, model }: { readonly pass: DraftPass; readonly model: LoadedModel }) {
  const { drafted, parents, next } = pass;
  const following = tokenText(model, next.token);
  const depths = depthsOf(parents);
  const deepest = Math.max(0, ...depths);
  return (
    <span className={styles.chips}>
      {Array.from({ length: deepest }, (_, i) => (
        // A place of a pass never changes.
        // oxlint-disable-next-line react/no-array-index-key
        <span className={styles.candidates} key={i}>
          {drafted.map(({ token, fate, chance }, node) => {
            if (depths[node] !== i + 1) return null;
            const label = tokenText(model, token);
            const title = say.chip(label, say.fates[fate], Number.isNaN(chance) ? null : words.panels.place.percent(chance));
            // oxlint-disable-next-line react/no-array-index-key
            return <Chip key={node} look={fate} label={label} title={title} />;
          })}
        </span>
      ))}
      <Chip look={next.kind} label={following} title={say.nextChip(following, say.next[next.kind])} />
    </span>
  );
}

/** What the chips mean, drawn as they are. */
export const ChipLegend = memo(function ChipLegend() {
  return (
    <span className={styles.chips}>
      {Object.entries({ ...say.fates, ...say.next }).map(([look, label]) => (
        <Chip key={look} look={look as Look} label={label} />
      ))}
    </span>
  );
});

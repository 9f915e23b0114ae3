/** Tokens as chips. They are rendered in runs, so that a step renders only those runs in which a chip looks different. */
import { DropdownMenu } from 'radix-ui';
import { memo } from 'react';
import { inkOn } from '../../../charts/palette';
import type { LoadedModel } from '../../../decode/session/session-state';
import { childrenOf, find, type Nodes, type TokenNode } from '../../../decode/text/token-tree';
import { useRun } from '../../../store/react';
import { words } from '../../../words';
import menuStyles from '../../kit/export-menu.module.css';
import { Icon } from '../../kit/icon';
import { tokenText } from '../../data/text';
import styles from './tokens-panel.module.css';

const say = words.panels.tokens;
const place = words.panels.place;

/** Everything that a chip looks like. */
export interface ChipLook {
  readonly node: TokenNode;
  readonly label: string;
  /** A colour on which the ink of the page could not be read, so the chip sets its own ink; other colours are painted behind the text. */
  readonly strong: string | null;
  readonly ahead: boolean;
  /** No longer in the cache for the row that is looked at. */
  readonly evicted: boolean;
  readonly cursor: boolean;
  readonly marked: boolean;
  readonly held: boolean;
  readonly query: boolean;
}

interface RunProps {
  readonly looks: readonly ChipLook[];
  readonly model: LoadedModel;
  readonly nodes: Nodes;
  /** What the title of a chip says of the focused head's look at it; asked only when it is hovered. */
  readonly about: (index: number) => string | null;
}

const lookNames = ['node', 'label', 'strong', 'ahead', 'evicted', 'cursor', 'marked', 'held', 'query'] as const;

function sameLook(a: ChipLook | undefined, b: ChipLook | undefined): boolean {
  return a !== undefined && b !== undefined && lookNames.every((name) => a[name] === b[name]);
}

/** Neighbouring chips. The branches of a token are read from `nodes` when they are opened, and every branch is a new node here. */
export const ChipRun = memo(
  function ChipRun({ looks, model, nodes, about }: RunProps) {
    return looks.map((look) => <Chip key={look.node.id} look={look} model={model} nodes={nodes} about={about} />);
  },
  (a, b) => a.model === b.model && a.looks.length === b.looks.length && a.looks.every((look, i) => sameLook(look, b.looks[i])),
);

interface ChipProps extends Omit<RunProps, 'looks'> {
  readonly look: ChipLook;
}

const Chip = memo(
  function Chip({ look, model, nodes, about }: ChipProps) {
    const run = useRun();
    const { node, label, strong, ahead, evicted, cursor, marked, held, query } = look;
    const { index, origin } = node;
    const parts = [
      styles.chip,
      styles[origin],
      ahead && styles.ahead,
      evicted && styles.evicted,
      cursor && styles.cursor,
      marked && styles.marked,
      query && styles.query,
    ];
    const title = [place.token(index, label), say.origin[origin], ahead ? say.isAhead : null, cursor ? say.cursor : null];
    const press = (): void => (ahead ? run('goTo', index + 1) : run('lock', { key: held ? null : index }));
    return (
      <li className={styles.place}>
        {/* No button: what is dragged over in one is not selected, and chips are text that is copied. */}
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
        <span
          role="button"
          tabIndex={0}
          className={parts.filter(Boolean).join(' ')}
          style={strong === null ? undefined : { background: strong, color: inkOn(strong) }}
          aria-pressed={held}
          data-token={index}
          translate="no"
          title={title.filter(Boolean).join(' · ')}
          data-figure-text
          onPointerEnter={(event) => {
            event.currentTarget.title = [...title, ahead ? null : about(index)].filter(Boolean).join(' · ');
            if (!ahead) run('preview', { key: index });
          }}
          onPointerLeave={() => run('preview', null)}
          onClick={press}
          onKeyDown={(event) => {
            if ((event.key !== 'Enter' && event.key !== ' ') || event.ctrlKey || event.altKey || event.metaKey) return;
            event.preventDefault();
            press();
          }}
          onDoubleClick={() => run('goTo', index + 1)}
        >
          {label}
        </span>
        {node.branches && <Branches node={node} model={model} nodes={nodes} />}
      </li>
    );
  },
  (a, b) => a.model === b.model && sameLook(a.look, b.look),
);

/** The other continuations of a token, behind a small mark. */
function Branches({ node, model, nodes }: { readonly node: TokenNode; readonly model: LoadedModel; readonly nodes: Nodes }) {
  const run = useRun();
  const count = childrenOf(node).length - 1;
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className={styles.branches} aria-label={say.branches(count)} title={say.branches(count)}>
        <Icon path="M8 14V8M8 8L4 3M8 8l4-5" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={menuStyles.menu} align="start">
          <DropdownMenu.Label className={menuStyles.menuLabel}>{say.branchesTitle}</DropdownMenu.Label>
          {childrenOf(node).map((child) => (
            <DropdownMenu.Item key={child} onSelect={() => run('switchTo', child)}>
              {tokenText(model, find(nodes, child).token)}
              {child === node.activeChild ? ` (${say.branchActive})` : ''}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

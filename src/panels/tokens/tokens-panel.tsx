/** The text so far, token by token. */
import { DropdownMenu } from 'radix-ui';
import { memo, useEffect, useMemo, useRef } from 'react';
import type { TableData } from '../../charts/figure/table';
import { type ColourScale, colourScale } from '../../charts/scale';
import { ColourLegend } from '../../charts/legend';
import { inkOn } from '../../charts/heat-table';
import { find, type Nodes, type TokenNode } from '../../decode/tree';
import { headRow } from '../../insight/attention';
import { useFocus, useRun, useSession, useView } from '../../store/react';
import { words } from '../../words';
import menuStyles from '../export-menu.module.css';
import { Icon } from '../icon';
import { Panel } from '../panel';
import { type Text, tokenText, useShownTheme, useText } from '../text';
import styles from './tokens-panel.module.css';

const say = words.panels.tokens;
const place = words.panels.place;

export function TokensPanel() {
  const text = useText();
  const theme = useShownTheme();
  const focus = useFocus();
  const held = useView((view) => view.locked.key);
  const { nodes, promptLength } = useSession((s) => ({ nodes: s.nodes, promptLength: s.promptLength }));
  const strip = useRef<HTMLOListElement>(null);
  const row = Math.min(focus.query ?? text.length - 1, text.length - 1);
  const scale = useMemo(() => colourScale({ stretch: 'sqrt', theme }), [theme]);
  const shares = useMemo(() => {
    const trace = row >= 0 ? text.trace(row) : undefined;
    return trace ? headRow(trace, focus.layer, focus.head) : null;
  }, [text, row, focus.layer, focus.head]);
  useEffect(() => {
    // Keeps the cursor in sight without moving the page. Asked in the frame after the next, when the layout is known: asked at
    // once, it would have to be made twice.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        if (strip.current) keepInSight(strip.current, strip.current.children[text.length - 1]);
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [text.length]);
  return (
    <Panel
      id="tokens"
      title={say.title}
      line={
        say.line(text.length, promptLength) +
        (text.path.length > text.length ? ` · ${say.ahead(text.path.length - text.length)}` : '')
      }
      tag="measured"
      caption={say.caption}
      where={say.where}
      table={() => tokensTable(text, nodes, shares)}
      legend={
        <ColourLegend
          scale={scale}
          label={`${place.head(focus.layer, focus.head)}: ${say.legendShare} (${words.panels.attention.stretches.sqrt})`}
        />
      }
    >
      <ol className={styles.strip} ref={strip} aria-label={say.strip}>
        {text.path.map((id, index) => {
          const node = find(nodes, id);
          const share = shares?.[index];
          return (
            <Chip
              key={id}
              node={node}
              label={text.label(index)}
              colour={share === undefined ? null : scale.colour(stepped(share, scale))}
              ahead={index >= text.length}
              cursor={index === text.length - 1}
              marked={focus.key === index}
              held={held === index}
              query={focus.query === index}
              sharePercent={share === undefined ? null : say.attended(place.percent(share), place.head(focus.layer, focus.head))}
              branching={node.children.length > 1}
              text={text}
              nodes={nodes}
            />
          );
        })}
      </ol>
    </Panel>
  );
}

/** So few shades that most chips keep theirs from step to step, and are left alone. */
const shades = 16;

/** A share whose colour stands for it: the nearest of a few. */
function stepped(share: number, scale: ColourScale): number {
  // The scale takes the square root, so its inverse is the square.
  return (Math.round(scale.position(share) * shades) / shades) ** 2;
}

function keepInSight(list: HTMLElement, chip: Element | undefined): void {
  if (!(chip instanceof HTMLElement)) return;
  const above = chip.offsetTop < list.scrollTop;
  const below = chip.offsetTop + chip.offsetHeight > list.scrollTop + list.clientHeight;
  if (above || below) list.scrollTop = chip.offsetTop - list.clientHeight / 2;
}

interface ChipProps {
  readonly node: TokenNode;
  readonly label: string;
  readonly colour: string | null;
  readonly ahead: boolean;
  readonly cursor: boolean;
  readonly marked: boolean;
  readonly held: boolean;
  readonly query: boolean;
  readonly sharePercent: string | null;
  readonly branching: boolean;
  readonly text: Text;
  readonly nodes: Nodes;
}

const Chip = memo(
  function Chip({ node, label, colour, ahead, cursor, marked, held, query, sharePercent, branching, text, nodes }: ChipProps) {
    const run = useRun();
    const { index, origin } = node;
    const parts = [
      styles.chip,
      styles[origin],
      ahead && styles.ahead,
      cursor && styles.cursor,
      marked && styles.marked,
      query && styles.query,
    ];
    const about = [place.token(index, label), say.origin[origin], ahead ? say.isAhead : sharePercent, cursor ? say.cursor : null];
    return (
      <li className={styles.place}>
        <button
          type="button"
          className={parts.filter(Boolean).join(' ')}
          style={colour && !ahead ? { background: colour, color: inkOn(colour) } : undefined}
          aria-pressed={held}
          title={about.filter(Boolean).join(' · ')}
          data-figure-text
          onPointerEnter={() => !ahead && run('preview', { key: index })}
          onPointerLeave={() => run('preview', null)}
          onClick={() => (ahead ? run('goTo', index + 1) : run('lock', { key: held ? null : index }))}
          onDoubleClick={() => run('goTo', index + 1)}
        >
          {label}
        </button>
        {branching && <Branches node={node} text={text} nodes={nodes} />}
      </li>
    );
  },
  (a, b) =>
    a.node === b.node &&
    a.label === b.label &&
    a.colour === b.colour &&
    a.ahead === b.ahead &&
    a.cursor === b.cursor &&
    a.marked === b.marked &&
    a.held === b.held &&
    a.query === b.query,
);

/** The other continuations of a token, behind a small mark. */
function Branches({ node, text, nodes }: { readonly node: TokenNode; readonly text: Text; readonly nodes: Nodes }) {
  const run = useRun();
  const { model } = text;
  if (!model) return null;
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        className={styles.branches}
        aria-label={say.branches(node.children.length - 1)}
        title={say.branches(node.children.length - 1)}
      >
        <Icon path="M8 14V8M8 8L4 3M8 8l4-5" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={menuStyles.menu} align="start">
          <DropdownMenu.Label className={menuStyles.menuLabel}>{say.branchesTitle}</DropdownMenu.Label>
          {node.children.map((child) => (
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

function tokensTable(text: Text, nodes: Nodes, shares: Float32Array | null): TableData {
  const c = say.columns;
  return {
    columns: [c.index, c.token, c.id, c.origin, c.attention],
    rows: text.path.map((id, index) => {
      const { token, origin } = find(nodes, id);
      return [index, text.label(index), token, say.origin[origin], shares?.[index] ?? null];
    }),
  };
}

/** The kernels that computed a panel: WGSL and TypeScript, with the values of their constants and their workgroups. */
import { Tabs } from 'radix-ui';
import { useEffect, useId, useState } from 'react';
import { type KernelText, textOf, variantOf, workgroupsOf } from '../../../engine/sources';
import { useFocus, useSession } from '../../../store/react';
import { words } from '../../../words';
import { type OpsOf, mainOp, opsOf } from '../../data/ops';
import styles from './code.module.css';
import { Source, withoutImports } from './source';

const say = words.panels.code;
const languages = ['wgsl', 'typescript'] as const;
type Language = (typeof languages)[number];

export default function KernelCode({ title, of }: { readonly title: string; readonly of: OpsOf }) {
  const { plan, recorded, backend, live } = useSession((s) => ({
    plan: s.model?.plan ?? null,
    recorded: s.model?.recorded ?? null,
    backend: s.backend,
    live: s.length,
  }));
  const { layer } = useFocus();
  const [chosen, setChosen] = useState<string | null>(null);
  const [language, setLanguage] = useState<Language | null>(null);
  const name = useId();
  const ops = plan === null ? [] : opsOf(plan, of, layer);
  const at = Math.max(
    0,
    ops.findIndex((op) => op.kernel === chosen),
  );
  const op = chosen !== null && ops[at]?.kernel === chosen ? ops[at] : mainOp(ops);
  const variant = backend === null ? 'serial' : variantOf(backend);
  const text = useText(op, variant);
  if (recorded) return <p className={styles.note}>{recorded.say.notComputed}</p>;
  if (op === undefined) return <p className={styles.note}>{say.none}</p>;
  const runs: Language = backend?.backend === 'webgpu' ? 'wgsl' : 'typescript';
  const shown = language ?? runs;
  const params = Object.entries(op.params);
  return (
    <Tabs.Root
      className={styles.code}
      data-panel-part="code"
      value={shown}
      onValueChange={(value) => setLanguage(value as Language)}
    >
      <div className={styles.bar} data-own-keys>
        {ops.length > 1 ? (
          <select
            className={styles.kernels}
            aria-label={say.kernel}
            id={name}
            value={op.kernel}
            onChange={(event) => setChosen(event.currentTarget.value)}
          >
            {[...new Set(ops.map(({ kernel }) => kernel))].map((kernel) => (
              <option key={kernel}>{kernel}</option>
            ))}
          </select>
        ) : (
          <span className={styles.name}>{op.kernel}</span>
        )}
        <Tabs.List className={styles.tabs} aria-label={say.language}>
          {languages.map((value) => (
            <Tabs.Trigger key={value} value={value} className={styles.tab} title={value === runs ? say.runs : say.twin}>
              {say.languages[value]}
              {value === runs && <span className={styles.runs}> · {say.runsNow}</span>}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
      </div>
      {languages.map((value) => (
        <Tabs.Content key={value} value={value} className={styles.scroll} aria-label={say.of(op.kernel, title)} data-own-keys>
          <p className={styles.note}>
            {value === 'wgsl' ? say.dispatch(workgroupsOf(op, variant, Math.max(1, live))) : say.params(params)}
          </p>
          {text === null ? <p className={styles.note}>{say.loading}</p> : null}
          {text === 'failed' ? <p className={styles.note}>{say.failed}</p> : null}
          {text !== null && text !== 'failed' ? (
            <Source parts={value === 'wgsl' ? text.wgsl : withoutImports(text.typescript)} language={value} />
          ) : null}
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}

/** The text of an op's kernel; null while it is fetched. */
function useText(
  op: Parameters<typeof textOf>[0] | undefined,
  variant: Parameters<typeof textOf>[1],
): KernelText | 'failed' | null {
  const [loaded, setLoaded] = useState<{ readonly op: unknown; readonly text: KernelText | 'failed' } | null>(null);
  useEffect(() => {
    if (op === undefined) return;
    let current = true;
    textOf(op, variant).then(
      (text) => current && setLoaded({ op, text }),
      () => current && setLoaded({ op, text: 'failed' }),
    );
    return () => {
      current = false;
    };
  }, [op, variant]);
  return loaded?.op === op ? (loaded?.text ?? null) : null;
}

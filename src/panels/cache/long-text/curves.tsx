/** A long text under several policies: bits per token along it, and each policy's numbers. */
import { useState } from 'react';
import type { TableData } from '../../../charts/figure/table';
import { Lines } from '../../../charts/lines';
import { paletteOf } from '../../../charts/palette';
import { roundAbove } from '../../../charts/room';
import { block, maxVariants } from '../../../decode/runs/long-run';
import type { LongRunVariant } from '../../../decode/runs/long-run-state';
import { useAvailable, useLongRun, useRun, useSession } from '../../../store/react';
import { wordsOf } from '../../../words';
import { Choice } from '../../kit/choice';
import { PanelMessage } from '../../kit/panel';
import buttonStyles from '../../kit/button.module.css';
import fill from '../../kit/fill.module.css';
import frameStyles from '../../kit/panel.module.css';
import { offeredPolicies } from '../../../decode/policies';
import { positionKindsIn } from '../../../decode/reader/model-limits';
import { Setting } from '../../kit/setting';
import { useShownTheme } from '../../data/text';
import { VariantsTable } from './variants-table';
import { policyLabel } from '../policy/policy-words';
import styles from './long-text-panel.module.css';

const say = wordsOf('longText');

const lengths = ['1000', '3000', '8000', '20000'] as const;

export function Curves() {
  const { variants, total, error } = useLongRun();
  const palette = paletteOf(useShownTheme());
  const [at, setAt] = useState<number | null>(null);
  const colourOf = (place: number): string => palette.series[place % palette.series.length] ?? '';
  const series = variants.map(({ settings, blocks }, i) => ({
    label: policyLabel(settings.policy),
    colour: colourOf(i),
    values: blocks,
  }));
  const all = variants.flatMap(({ blocks }) => blocks);
  // Not from 0: what is compared are differences of a tenth of a bit.
  const domain = [Math.floor(Math.min(...all, 8)), roundAbove(Math.max(1, ...all))] as const;
  return (
    <div className={styles.parts}>
      <div className={frameStyles.part}>
        <Controls />
        <Progress />
        {error !== null && <p className={frameStyles.error}>{error}</p>}
      </div>
      {all.length > 0 ? (
        <div className={`${fill.part} ${fill.grows}`}>
          <div className={`${fill.fill} ${styles.chart}`}>
            <Lines
              series={series}
              from={1}
              to={Math.floor((total - 1) / block)}
              domain={domain}
              cursor={at}
              xTitle={say.xAxis}
              yTitle={say.yAxis(block)}
              xFormat={(step) => String(step * block)}
              ariaLabel={say.figure(variants.length)}
              onHover={setAt}
              onLock={setAt}
            />
          </div>
          <VariantsTable variants={variants} colourOf={colourOf} />
        </div>
      ) : (
        <PanelMessage>{say.invite}</PanelMessage>
      )}
    </div>
  );
}

function Controls() {
  const run = useRun();
  const context = useSession((s) => s.model?.spec.context ?? 0);
  const running = useLongRun().running;
  const available = useAvailable('longRun');
  const [size, setSize] = useState(64);
  const [length, setLength] = useState<(typeof lengths)[number]>('3000');
  const [chosen, setChosen] = useState<readonly number[]>([0, 1, 2, 3, 4, 5]);
  const spec = useSession((s) => s.model?.spec);
  const offered = offeredPolicies(size, spec && positionKindsIn(spec));
  const toggle = (i: number): void =>
    setChosen(chosen.includes(i) ? chosen.filter((other) => other !== i) : [...chosen, i].toSorted((a, b) => a - b));
  return (
    <div className={frameStyles.part}>
      <Setting
        name={say.size}
        hint={say.sizeHint}
        value={size}
        min={8}
        max={Math.min(256, context)}
        step={1}
        live
        onChange={setSize}
      />
      <Choice
        name={say.length}
        value={length}
        options={lengths.map((value) => ({ value, label: say.lengthOf(Number(value)) }))}
        onChange={setLength}
      />
      <fieldset className={styles.variants}>
        <legend>{say.choose(maxVariants)}</legend>
        {offered.map((policy, i) => (
          <label key={policyLabel(policy)}>
            <input
              type="checkbox"
              checked={chosen.includes(i)}
              disabled={!chosen.includes(i) && chosen.length >= maxVariants}
              onChange={() => toggle(i)}
            />{' '}
            {policyLabel(policy)}
          </label>
        ))}
      </fieldset>
      <button
        type="button"
        className={buttonStyles.button}
        aria-disabled={!running && (available !== true || chosen.length === 0)}
        title={available === true || running ? undefined : available}
        onClick={() =>
          running
            ? run('stopLongRun')
            : run(
                'longRun',
                offered.filter((_, i) => chosen.includes(i)),
                Number(length),
              )
        }
      >
        {running ? say.stop : say.start}
      </button>
      {!running && available !== true && <p className={frameStyles.quiet}>{available}</p>}
    </div>
  );
}

/** How far the run is: variants one after another. */
function Progress() {
  const { variants, running } = useLongRun();
  if (!running) return null;
  const now = variants.findIndex(({ done }) => !done);
  const variant = variants[now];
  if (!variant) return null;
  return (
    <label className={styles.progress}>
      {say.progress(now + 1, variants.length, policyLabel(variant.settings.policy), variant.tokens)}
      <progress value={variant.tokens} max={Math.max(1, variant.toRead)} />
    </label>
  );
}

export function variantsTable(variants: readonly LongRunVariant[]): TableData {
  const c = say.columns;
  return {
    columns: [c.policy, c.tokens, c.from, c.bits],
    rows: variants.flatMap(({ settings, tokens, blocks }) =>
      blocks.map((bits, i) => [policyLabel(settings.policy), tokens, i * block, bits]),
    ),
  };
}

/** What Infini-attention keeps beside Transformer-XL, Memorizing Transformers and full attention of the same shape. */
import { useMemo } from 'react';
import type { MemoryFields } from '../../../attention/mechanism';
import { Curves } from '../../../charts/curves';
import { paletteOf } from '../../../charts/palette';
import { type LongMemory, longMemory } from '../../../insight/infini-memory';
import { wordsOf } from '../../../words';
import { SourceTag } from '../../kit/panel';
import frameStyles from '../../kit/panel.module.css';
import { type Text, useShownTheme } from '../../data/text';
import styles from '../../kit/parts.module.css';

const say = wordsOf('infini');

const kinds: readonly LongMemory[] = ['infini', 'transformerXL', 'memorizing', 'full'];
/** Lengths of texts: 16 tokens to a million. */
const places = Array.from({ length: 33 }, (_, i) => 2 ** (4 + i / 2));
const ticks = [16, 256, 4096, 65_536, 1_048_576];

interface OtherCachesProps {
  readonly text: Text;
  readonly layer: number;
  readonly fields: MemoryFields;
  readonly tokens: number;
}

export function OtherCaches({ text, layer, fields: { segment, memory }, tokens }: OtherCachesProps) {
  const { series: colours } = paletteOf(useShownTheme());
  const { model } = text;
  const kept = model?.layout.find((array) => array.layer === layer && array.name === memory);
  const shape = useMemo(() => {
    const [heads = 1, keyWidth = 1, valueWidth = 1] = (kept?.shape ?? []).map(({ size }) => size);
    return { layers: model?.spec.layers.length ?? 1, heads, keyWidth, valueWidth, segment };
  }, [kept, model, segment]);
  const each = kept?.bytesPerElement ?? 4;
  const curves = useMemo(
    () =>
      kinds.map((kind, i) => ({
        label: say.models[kind],
        colour: colours[i % colours.length] ?? '',
        values: places.map((length) => each * longMemory(kind, shape, length)),
        strong: kind === 'infini',
      })),
    [shape, each, colours],
  );
  const all = curves.flatMap(({ values }) => values);
  return (
    <div className={frameStyles.part}>
      <h3 className={frameStyles.subtitle} data-figure-text>
        {say.bytesTitle} <SourceTag tag="computed" />
      </h3>
      <div className={styles.chart}>
        <Curves
          curves={curves}
          places={places}
          xLog
          yLog
          domain={[Math.min(...all) / 2, Math.max(...all) * 2]}
          rules={[]}
          cursor={tokens}
          xTicks={ticks}
          xFormat={say.tokens}
          yFormat={say.bytes}
          xTitle={say.tokensAxis}
          yTitle={say.bytesAxis}
          ariaLabel={say.bytesFigure}
        />
      </div>
      <p className={frameStyles.quiet} data-stage-out="1">
        {say.bytesNow(tokens, each * longMemory('infini', shape, tokens), each * longMemory('full', shape, tokens))}
      </p>
    </div>
  );
}

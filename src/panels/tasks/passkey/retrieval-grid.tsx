/** One model's grid, and what it keeps of texts so long. */
import { useMemo } from 'react';
import { cacheBytes } from '../../../attention/cache-bytes';
import { cacheLayout } from '../../../attention/model-layout';
import { HeatTable } from '../../../charts/heat-table';
import type { ColourScale } from '../../../charts/scale';
import { passkeyDepths, passkeyLengths } from '../../../decode/runs/passkey-text';
import type { PasskeyGrid } from '../../../insight/passkey';
import type { CatalogueEntry } from '../../../model/catalogue';
import { useRun } from '../../../store/react';
import { wordsOf } from '../../../words';
import { SourceTag } from '../../kit/panel';
import frameStyles from '../../kit/panel.module.css';
import { useSpecs } from '../../data/use-specs';

const say = wordsOf('passkey');

interface RetrievalGridProps {
  readonly entry: CatalogueEntry;
  readonly grid: PasskeyGrid;
  readonly scale: ColourScale;
}

const shortest = passkeyLengths[0];
const longest = passkeyLengths.at(-1) ?? shortest;

export function RetrievalGrid({ entry, grid, scale }: RetrievalGridProps) {
  const run = useRun();
  const specs = useSpecs();
  const spec = specs instanceof Map ? specs.get(entry.id) : undefined;
  const sizes = useMemo(() => {
    const layout = spec && cacheLayout(spec);
    return layout && [shortest, longest].map((times) => [times, cacheBytes(layout, times * entry.trainedContext).total] as const);
  }, [spec, entry]);
  const [first, last] = sizes ?? [];
  return (
    <div className={frameStyles.part}>
      <h3 className={frameStyles.subtitle} data-figure-text>
        {entry.name}
      </h3>
      <HeatTable
        values={grid.shares}
        scale={scale}
        rowLabel={(row) => say.row(passkeyLengths[row] ?? 0)}
        columnLabel={(column) => say.column(passkeyDepths[column] ?? 0)}
        cellLabel={(row, column) =>
          say.cell(
            entry.name,
            passkeyLengths[row] ?? 0,
            passkeyDepths[column] ?? 0,
            say.shareInWords(grid.shares[row]?.[column] ?? Number.NaN),
          )
        }
        format={say.share}
        chosen={{ row: -1, column: -1 }}
        onChoose={(row, column) => run('openPasskey', entry.id, passkeyLengths[row] ?? 1, passkeyDepths[column] ?? 0)}
      />
      {first && last && (
        <p className={frameStyles.quiet}>
          {first[1] === last[1] ? say.cacheFlat(last[1]) : say.cacheAt([first, last])} <SourceTag tag="computed" />
        </p>
      )}
    </div>
  );
}
